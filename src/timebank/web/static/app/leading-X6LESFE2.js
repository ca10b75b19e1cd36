import{a,b as e,c as t,d as n,e as s,f as l,g as o,h as p,i,j as u,k as r,l as $,m as d,n as h,o as c,p as m,q as v,r as g,t as f,v as k,z as y}from"./chunk-QMZ4GBZ6.js";import{Aa as b,B as w,Ba as C,Ca as j,O as _,P as x,X as A,Z as B,_ as S,a as Z,ba as z,c as D,d as E,da as F,ea as G,f as M,fa as O,z as X}from"./chunk-RLMD2FGF.js";var q={};Z(q,{Screen:()=>aa,enter:()=>U});var H=X(""),I=Array.from({length:80},(a,e)=>e<20?30*(e+1):60*(e-9)),K=[["day","0","app-today"],["day","1","app-yesterday"],["day","other","app-other-day"],["month","0","app-this-month"],["month","1","app-last-month"]];function L(){return d().length?d().some(a=>!a.minutes)?"app-thank-need-long":v()?"":"app-need-day":"app-thank-need-who"}async function N(){let e=A(i().find(a=>a.id===u())??{});await f(D("app-thank-label",{group:e,count:d().length})),a()}function P({one:a}){let e="day"===t.value.by?o:I,n=[...new Set([...e,...a.minutes?[a.minutes]:[]])].sort((a,e)=>a-e);return w`<li class="person"><label class="choice">
<input type="checkbox" checked=${a.on} onChange=${()=>l(a.key,{on:!a.on})} /> <span>${a.name}</span></label>
${a.on&&w`<select aria-label=${D("app-thank-long",{name:a.name})}
onChange=${e=>l(a.key,{minutes:Number(e.target.value)})}>
${!a.minutes&&w`<option value="0" selected>–</option>`}
${n.map(e=>w`<option value=${e} selected=${e===a.minutes}>${E(e)}</option>`)}</select>`}</li>`}function Q(){let a=B().map(a=>a.id),e=(j().value?.items??[]).filter(e=>a.includes(e.contribution.receiver?.organisation_id??"")).length;return w`<p class="links"><a class="button" href="#claims">${D("app-claims-wait",{count:e})}</a></p>`}var R=([a,e])=>a===e?M(a):D("app-thank-days",{from:M(a),to:M(e)});function T(){let{by:a,when:e,parts:n,period:l}=t.value,o=(a,e,t)=>w`<label>${D(e)}
<input type="text" inputmode="numeric" maxlength=${t} value=${n[a]} onInput=${e=>s({parts:n.map((t,n)=>n===a?e.target.value:t)})} /></label>`;return w`<fieldset><legend>${D("app-when")}</legend><div class="chips">
${"month"===a&&"period"===e&&l&&O("when","month period",R(l),!0,()=>{})}
${K.map(([t,n,l])=>O("when",`${t} ${n}`,D(l),a===t&&e===n,()=>((e,t)=>s({by:e,when:t,...e===a?{}:{changes:{}}}))(t,n)))}</div></fieldset>
${"day"===a&&"other"===e&&w`<div class="day">${o(0,"app-day",2)}${o(1,"app-month",2)}${o(2,"app-year",4)}</div>`}`}var J=!1;function U(){H.value="",a(),J&&k().refresh(),J=!0}function V(){let a=r().value,[n,l]=[$(),v()],o=D("app-thank-button",{count:d().length,time:E(h())}),p=w`<div class="chips">${F.map(([a,e])=>w`<button type="button" class="chip" key=${a} onClick=${()=>function(a){let e=d().map(e=>[e.key,{...t.value.changes[e.key],minutes:a}]);s({changes:{...t.value.changes,...Object.fromEntries(e)}})}(a)}>${D(e)}</button>`)}</div>`;return w`${i().length>1&&w`<fieldset><legend>${D("app-thank-group")}</legend><div class="chips">
${i().map(a=>O("group",a.id,w`<${z} id=${a.id} />`,a.id===u(),()=>s({group:a.id,changes:{},added:[],activity:"",alone:!1})))}</div></fieldset>`}
<fieldset><legend>${D("app-thank-who")}</legend>
${l&&w`<p class="hint"><strong>${R(l)}</strong></p>`}
${b()&&!t.value.alone&&w`<${_} of=${r()} />`}
<p class="hint">${a?.worked_on&&!t.value.alone?D("app-thank-last",{day:M(a.worked_on)}):(a||!b())&&!n.length&&D("app-thank-first")}</p>
<${c} of=${u()} by=${t.value.by} sum=${h()} />
<ul class="list">${n.map(a=>w`<${P} key=${a.key} one=${a} />`)}</ul>
${n.length>0&&w`<button class="wide">${o}</button>`}
</fieldset>
<${e} add=${g} />
${a?.worked_on?w`<details><summary>${D("app-thank-all")}</summary>${p}</details>`:w`<fieldset><legend>${D("app-thank-all")}</legend>${p}</fieldset>`}
<${T} />
<label>${D("app-thank-what")} <select onChange=${a=>s({activity:a.target.value})}>
${x.value?.activities.map(a=>w`<option value=${a.id} selected=${a.id===m()} lang=${S(a)}>${A(a)}</option>`)}</select></label>
<button>${o}</button>`}var W=X(null);function Y(){return!W.value&&(p().length||x.value?.thanked?.length)&&import("./running-EKDXHA65.js").then(a=>{W.value=a.thanked},()=>{}),W.value&&w`<${W.value.Thanked} />`}function aa(){if(!i().length)return x.value&&w`<p>${D("app-help-not-there")}</p>`;let a=p().some(a=>a.refused),e=w`<${Y} />`;return w`${a&&e}<form class="log thank" onSubmit=${a=>G(a,H,n.value,L,N)} novalidate>
<p class="done" role="status">${n.value&&D("app-saved")}</p>
${H.value&&w`<p class="fault" role="alert"><strong>${D(H.value)}</strong></p>`}
<${C} />
${n.value?w`<button type="button" class="second" onClick=${()=>s({})}>${D("app-thank-others")}</button>`:w`<${V} />`}
</form>${!a&&e}${b()&&w`<${Q} />`}<${y} />`}export{q as thank};