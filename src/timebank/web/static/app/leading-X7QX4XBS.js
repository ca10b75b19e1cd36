import{a,b as e,c as t,d as n,e as s,f as l,g as o,h as p,i,j as u,k as r,l as $,m as d,n as h,o as c,p as m,q as v,r as g,t as f,v as k,z as y}from"./chunk-M2FBAQ7F.js";import{Aa as b,B as w,Ba as C,Ca as j,O as _,P as x,X as B,Z as S,_ as A,a as F,ba as R,c as z,d as I,da as O,ea as P,f as Q,fa as W,z as q}from"./chunk-PW3SBWRI.js";var D={};F(D,{Screen:()=>aa,enter:()=>L});var E=q(""),H=Array.from({length:80},(a,e)=>e<20?30*(e+1):60*(e-9)),M=[["day","0","app-today"],["day","1","app-yesterday"],["day","other","app-other-day"],["month","0","app-this-month"],["month","1","app-last-month"]];function N(){return d().length?d().some(a=>!a.minutes)?"app-thank-need-long":v()?"":"app-need-day":"app-thank-need-who"}async function T(){let e=B(i().find(a=>a.id===u())??{});await f(z("app-thank-label",{group:e,count:d().length})),a()}function X({one:a}){let e="day"===t.value.by?o:H,n=[...new Set([...e,...a.minutes?[a.minutes]:[]])].sort((a,e)=>a-e);return w`<li class="person"><label class="choice">
<input type="checkbox" checked=${a.on} onChange=${()=>l(a.key,{on:!a.on})} /> <span>${a.name}</span></label>
${a.on&&w`<select aria-label=${z("app-thank-long",{name:a.name})}
onChange=${e=>l(a.key,{minutes:Number(e.target.value)})}>
${!a.minutes&&w`<option value="0" selected>–</option>`}
${n.map(e=>w`<option value=${e} selected=${e===a.minutes}>${I(e)}</option>`)}</select>`}</li>`}function Z(){let a=S().map(a=>a.id),e=(j().value?.items??[]).filter(e=>a.includes(e.contribution.receiver?.organisation_id??"")).length;return w`<p class="links"><a class="button" href="#claims">${z("app-claims-wait",{count:e})}</a></p>`}var G=([a,e])=>a===e?Q(a):z("app-thank-days",{from:Q(a),to:Q(e)});function J(){let{by:a,when:e,parts:n,period:l}=t.value,o=(a,e,t)=>w`<label>${z(e)}
<input type="text" inputmode="numeric" maxlength=${t} value=${n[a]} onInput=${e=>s({parts:n.map((t,n)=>n===a?e.target.value:t)})} /></label>`;return w`<fieldset><legend>${z("app-when")}</legend><div class="chips">
${"month"===a&&"period"===e&&l&&W("when","month period",G(l),!0,()=>{})}
${M.map(([t,n,l])=>W("when",`${t} ${n}`,z(l),a===t&&e===n,()=>((e,t)=>s({by:e,when:t,...e===a?{}:{changes:{}}}))(t,n)))}</div></fieldset>
${"day"===a&&"other"===e&&w`<div class="day">${o(0,"app-day",2)}${o(1,"app-month",2)}${o(2,"app-year",4)}</div>`}`}var K=!1;function L(){E.value="",a(),K&&k().refresh(),K=!0}function U(){let a=r().value,[n,l]=[$(),v()],o=z("app-thank-button",{count:d().length,time:I(h())}),p=w`<div class="chips">${O.map(([a,e])=>w`<button type="button" class="chip" key=${a} onClick=${()=>function(a){let e=d().map(e=>[e.key,{...t.value.changes[e.key],minutes:a}]);s({changes:{...t.value.changes,...Object.fromEntries(e)}})}(a)}>${z(e)}</button>`)}</div>`;return w`${i().length>1&&w`<fieldset><legend>${z("app-thank-group")}</legend><div class="chips">
${i().map(a=>W("group",a.id,w`<${R} id=${a.id} />`,a.id===u(),()=>s({group:a.id,changes:{},added:[],activity:"",alone:!1})))}</div></fieldset>`}
<fieldset><legend>${z("app-thank-who")}</legend>
${l&&w`<p class="hint"><strong>${G(l)}</strong></p>`}
${b()&&!t.value.alone&&w`<${_} of=${r()} />`}
<p class="hint">${a?.worked_on&&!t.value.alone?z("app-thank-last",{day:Q(a.worked_on)}):(a||!b())&&!n.length&&z("app-thank-first")}</p>
<${c} of=${u()} by=${t.value.by} sum=${h()} />
<ul class="list">${n.map(a=>w`<${X} key=${a.key} one=${a} />`)}</ul>
${n.length>0&&w`<button class="wide">${o}</button>`}
</fieldset>
<${e} add=${g} />
${a?.worked_on?w`<details><summary>${z("app-thank-all")}</summary>${p}</details>`:w`<fieldset><legend>${z("app-thank-all")}</legend>${p}</fieldset>`}
<${J} />
<label>${z("app-thank-what")} <select onChange=${a=>s({activity:a.target.value})}>
${x.value?.activities.map(a=>w`<option value=${a.id} selected=${a.id===m()} lang=${A(a)}>${B(a)}</option>`)}</select></label>
<button>${o}</button>`}var V=q(null);function Y(){return!V.value&&(p().length||x.value?.thanked?.length)&&import("./running-2RD7RQHF.js").then(a=>{V.value=a.thanked},()=>{}),V.value&&w`<${V.value.Thanked} />`}function aa(){if(!i().length)return x.value&&w`<p>${z("app-help-not-there")}</p>`;let a=p().some(a=>a.refused),e=w`<${Y} />`;return w`${a&&e}<form class="log thank" onSubmit=${a=>P(a,E,n.value,N,T)} novalidate>
<p class="done" role="status">${n.value&&z("app-saved")}</p>
${E.value&&w`<p class="fault" role="alert"><strong>${z(E.value)}</strong></p>`}
<${C} />
${n.value?w`<button type="button" class="second" onClick=${()=>s({})}>${z("app-thank-others")}</button>`:w`<${U} />`}
</form>${!a&&e}${b()&&w`<${Z} />`}<${y} />`}export{D as thank};