import{a,b as e,c as t,d as n,e as s,f as l,g as o,h as p,i,j as u,k as r,l as $,m as d,n as h,o as c,p as m,q as v,r as g,t as f,v as k,z as y}from"./chunk-A2BUUFP3.js";import{Aa as b,B as w,Ba as C,Ca as j,O as _,P as x,X as A,Z as B,_ as E,a as S,ba as U,c as z,d as I,da as O,ea as P,f as R,fa as T,z as q}from"./chunk-KCAJR5TI.js";var F={};S(F,{Screen:()=>aa,enter:()=>Q});var J=q(""),K=Array.from({length:80},(a,e)=>e<20?30*(e+1):60*(e-9)),L=[["day","0","app-today"],["day","1","app-yesterday"],["day","other","app-other-day"],["month","0","app-this-month"],["month","1","app-last-month"]];function N(){return d().length?d().some(a=>!a.minutes)?"app-thank-need-long":v()?"":"app-need-day":"app-thank-need-who"}async function X(){let e=A(i().find(a=>a.id===u())??{});await f(z("app-thank-label",{group:e,count:d().length})),a()}function Z({one:a}){let e="day"===t.value.by?o:K,n=[...new Set([...e,...a.minutes?[a.minutes]:[]])].sort((a,e)=>a-e);return w`<li class="person"><label class="choice">
<input type="checkbox" checked=${a.on} onChange=${()=>l(a.key,{on:!a.on})} /> <span>${a.name}</span></label>
${a.on&&w`<select aria-label=${z("app-thank-long",{name:a.name})}
onChange=${e=>l(a.key,{minutes:Number(e.target.value)})}>
${!a.minutes&&w`<option value="0" selected>–</option>`}
${n.map(e=>w`<option value=${e} selected=${e===a.minutes}>${I(e)}</option>`)}</select>`}</li>`}function D(){let a=B().map(a=>a.id),e=(j().value?.items??[]).filter(e=>a.includes(e.contribution.receiver?.organisation_id??"")).length;return w`<p class="links"><a class="button" href="#claims">${z("app-claims-wait",{count:e})}</a></p>`}var G=([a,e])=>a===e?R(a):z("app-thank-days",{from:R(a),to:R(e)});function H(){let{by:a,when:e,parts:n,period:l}=t.value,o=(a,e,t)=>w`<label>${z(e)}
<input type="text" inputmode="numeric" maxlength=${t} value=${n[a]} onInput=${e=>s({parts:n.map((t,n)=>n===a?e.target.value:t)})} /></label>`;return w`<fieldset><legend>${z("app-when")}</legend><div class="chips">
${"month"===a&&"period"===e&&l&&T("when","month period",G(l),!0,()=>{})}
${L.map(([t,n,l])=>T("when",`${t} ${n}`,z(l),a===t&&e===n,()=>((e,t)=>s({by:e,when:t,...e===a?{}:{changes:{}}}))(t,n)))}</div></fieldset>
${"day"===a&&"other"===e&&w`<div class="day">${o(0,"app-day",2)}${o(1,"app-month",2)}${o(2,"app-year",4)}</div>`}`}var M=!1;function Q(){J.value="",a(),M&&k().refresh(),M=!0}function V(){let a=r().value,[n,l]=[$(),v()],o=z("app-thank-button",{count:d().length,time:I(h())}),p=w`<div class="chips">${O.map(([a,e])=>w`<button type="button" class="chip" key=${a} onClick=${()=>function(a){let e=d().map(e=>[e.key,{...t.value.changes[e.key],minutes:a}]);s({changes:{...t.value.changes,...Object.fromEntries(e)}})}(a)}>${z(e)}</button>`)}</div>`;return w`${i().length>1&&w`<fieldset><legend>${z("app-thank-group")}</legend><div class="chips">
${i().map(a=>T("group",a.id,w`<${U} id=${a.id} />`,a.id===u(),()=>s({group:a.id,changes:{},added:[],activity:"",alone:!1})))}</div></fieldset>`}
<fieldset><legend>${z("app-thank-who")}</legend>
${l&&w`<p class="hint"><strong>${G(l)}</strong></p>`}
${b()&&!t.value.alone&&w`<${_} of=${r()} />`}
<p class="hint">${a?.worked_on&&!t.value.alone?z("app-thank-last",{day:R(a.worked_on)}):(a||!b())&&!n.length&&z("app-thank-first")}</p>
<${c} of=${u()} by=${t.value.by} sum=${h()} />
<ul class="list">${n.map(a=>w`<${Z} key=${a.key} one=${a} />`)}</ul>
${n.length>0&&w`<button class="wide">${o}</button>`}
</fieldset>
<${e} add=${g} />
${a?.worked_on?w`<details><summary>${z("app-thank-all")}</summary>${p}</details>`:w`<fieldset><legend>${z("app-thank-all")}</legend>${p}</fieldset>`}
<${H} />
<label>${z("app-thank-what")} <select onChange=${a=>s({activity:a.target.value})}>
${x.value?.activities.map(a=>w`<option value=${a.id} selected=${a.id===m()} lang=${E(a)}>${A(a)}</option>`)}</select></label>
<button>${o}</button>`}var W=q(null);function Y(){return!W.value&&(p().length||x.value?.thanked?.length)&&import("./running-UE3RELBE.js").then(a=>{W.value=a.thanked},()=>{}),W.value&&w`<${W.value.Thanked} />`}function aa(){if(!i().length)return x.value&&w`<p>${z("app-help-not-there")}</p>`;let a=p().some(a=>a.refused),e=w`<${Y} />`;return w`${a&&e}<form class="log thank" onSubmit=${a=>P(a,J,n.value,N,X)} novalidate>
<p class="done" role="status">${n.value&&z("app-saved")}</p>
${J.value&&w`<p class="fault" role="alert"><strong>${z(J.value)}</strong></p>`}
<${C} />
${n.value?w`<button type="button" class="second" onClick=${()=>s({})}>${z("app-thank-others")}</button>`:w`<${V} />`}
</form>${!a&&e}${b()&&w`<${D} />`}<${y} />`}export{F as thank};