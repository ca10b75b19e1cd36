import{a,b as e,c as t,d as n,e as s,f as l,g as o,h as p,i,j as u,k as r,l as $,m as d,n as h,o as c,p as m,q as v,r as g,t as f,v as k,z as y}from"./chunk-72S4UDQI.js";import{B as b,Ca as w,Da as C,Ea as S,O as j,P as _,X as x,Z as M,_ as O,a as U,ba as X,c as z,d as D,f as E,fa as I,ga as Q,ha as T,z as q}from"./chunk-CXXTUOMV.js";var A={};U(A,{Screen:()=>aa,enter:()=>K});var B=q(""),L=Array.from({length:80},(a,e)=>e<20?30*(e+1):60*(e-9)),N=[["day","0","app-today"],["day","1","app-yesterday"],["day","other","app-other-day"],["month","0","app-this-month"],["month","1","app-last-month"]];function P(){return d().length?d().some(a=>!a.minutes)?"app-thank-need-long":v()?"":"app-need-day":"app-thank-need-who"}async function V(){let e=x(i().find(a=>a.id===u())??{});await f(z("app-thank-label",{group:e,count:d().length})),a()}function Z({one:a}){let e="day"===t.value.by?o:L,n=[...new Set([...e,...a.minutes?[a.minutes]:[]])].sort((a,e)=>a-e);return b`<li class="person"><label class="choice">
<input type="checkbox" checked=${a.on} onChange=${()=>l(a.key,{on:!a.on})} /> <span>${a.name}</span></label>
${a.on&&b`<select aria-label=${z("app-thank-long",{name:a.name})}
onChange=${e=>l(a.key,{minutes:Number(e.target.value)})}>
${!a.minutes&&b`<option value="0" selected>–</option>`}
${n.map(e=>b`<option value=${e} selected=${e===a.minutes}>${D(e)}</option>`)}</select>`}</li>`}function F(){let a=M().map(a=>a.id),e=(S().value?.items??[]).filter(e=>a.includes(e.contribution.receiver?.organisation_id??"")).length;return b`<p class="links"><a class="button" href="#claims">${z("app-claims-wait",{count:e})}</a></p>`}var G=([a,e])=>a===e?E(a):z("app-thank-days",{from:E(a),to:E(e)});function H(){let{by:a,when:e,parts:n,period:l}=t.value,o=(a,e,t)=>b`<label>${z(e)}
<input type="text" inputmode="numeric" maxlength=${t} value=${n[a]} onInput=${e=>s({parts:n.map((t,n)=>n===a?e.target.value:t)})} /></label>`;return b`<fieldset><legend>${z("app-when")}</legend><div class="chips">
${"month"===a&&"period"===e&&l&&T("when","month period",G(l),!0,()=>{})}
${N.map(([t,n,l])=>T("when",`${t} ${n}`,z(l),a===t&&e===n,()=>((e,t)=>s({by:e,when:t,...e===a?{}:{changes:{}}}))(t,n)))}</div></fieldset>
${"day"===a&&"other"===e&&b`<div class="day">${o(0,"app-day",2)}${o(1,"app-month",2)}${o(2,"app-year",4)}</div>`}`}var J=!1;function K(){B.value="",a(),J&&k().refresh(),J=!0}function R(){let a=r().value,[n,l]=[$(),v()],o=z("app-thank-button",{count:d().length,time:D(h())}),p=b`<div class="chips">${I.map(([a,e])=>b`<button type="button" class="chip" key=${a} onClick=${()=>function(a){let e=d().map(e=>[e.key,{...t.value.changes[e.key],minutes:a}]);s({changes:{...t.value.changes,...Object.fromEntries(e)}})}(a)}>${z(e)}</button>`)}</div>`;return b`${i().length>1&&b`<fieldset><legend>${z("app-thank-group")}</legend><div class="chips">
${i().map(a=>T("group",a.id,b`<${X} id=${a.id} />`,a.id===u(),()=>s({group:a.id,changes:{},added:[],activity:"",alone:!1})))}</div></fieldset>`}
<fieldset><legend>${z("app-thank-who")}</legend>
${l&&b`<p class="hint"><strong>${G(l)}</strong></p>`}
${w()&&!t.value.alone&&b`<${j} of=${r()} />`}
<p class="hint">${a?.worked_on&&!t.value.alone?z("app-thank-last",{day:E(a.worked_on)}):(a||!w())&&!n.length&&z("app-thank-first")}</p>
<${c} of=${u()} by=${t.value.by} sum=${h()} />
<ul class="list">${n.map(a=>b`<${Z} key=${a.key} one=${a} />`)}</ul>
${n.length>0&&b`<button class="wide">${o}</button>`}
</fieldset>
<${e} add=${g} />
${a?.worked_on?b`<details><summary>${z("app-thank-all")}</summary>${p}</details>`:b`<fieldset><legend>${z("app-thank-all")}</legend>${p}</fieldset>`}
<${H} />
<label>${z("app-thank-what")} <select onChange=${a=>s({activity:a.target.value})}>
${_.value?.activities.map(a=>b`<option value=${a.id} selected=${a.id===m()} lang=${O(a)}>${x(a)}</option>`)}</select></label>
<button>${o}</button>`}var W=q(null);function Y(){return!W.value&&(p().length||_.value?.thanked?.length)&&import("./running-CUMSQLSM.js").then(a=>{W.value=a.thanked},()=>{}),W.value&&b`<${W.value.Thanked} />`}function aa(){if(!i().length)return _.value&&b`<p>${z("app-help-not-there")}</p>`;let a=p().some(a=>a.refused),e=b`<${Y} />`;return b`${a&&e}<form class="log thank" onSubmit=${a=>Q(a,B,n.value,P,V)} novalidate>
<p class="done" role="status">${n.value&&z("app-saved")}</p>
${B.value&&b`<p class="fault" role="alert"><strong>${z(B.value)}</strong></p>`}
<${C} />
${n.value?b`<button type="button" class="second" onClick=${()=>s({})}>${z("app-thank-others")}</button>`:b`<${R} />`}
</form>${!a&&e}${w()&&b`<${F} />`}<${y} />`}export{A as thank};