import{a,b as e,c as t,d as n,e as s,f as l,g as o,h as p,i,j as u,k as r,l as $,m as d,n as h,o as c,p as m,q as v,r as g,t as f,v as k,z as y}from"./chunk-LODME3PR.js";import{Aa as b,B as w,Ba as C,Ca as j,O as S,P as _,X as x,Z as O,_ as z,a as A,ba as B,c as D,d as E,da as M,ea as P,f as T,fa as U,z as Z}from"./chunk-SST4K6VU.js";var q={};A(q,{Screen:()=>aa,enter:()=>J});var G=Z(""),I=Array.from({length:80},(a,e)=>e<20?30*(e+1):60*(e-9)),K=[["day","0","app-today"],["day","1","app-yesterday"],["day","other","app-other-day"],["month","0","app-this-month"],["month","1","app-last-month"]];function L(){return d().length?d().some(a=>!a.minutes)?"app-thank-need-long":v()?"":"app-need-day":"app-thank-need-who"}async function N(){let e=x(i().find(a=>a.id===u())??{});await f(D("app-thank-label",{group:e,count:d().length})),a()}function R({one:a}){let e="day"===t.value.by?o:I,n=[...new Set([...e,...a.minutes?[a.minutes]:[]])].sort((a,e)=>a-e);return w`<li class="person"><label class="choice">
<input type="checkbox" checked=${a.on} onChange=${()=>l(a.key,{on:!a.on})} /> <span>${a.name}</span></label>
${a.on&&w`<select aria-label=${D("app-thank-long",{name:a.name})}
onChange=${e=>l(a.key,{minutes:Number(e.target.value)})}>
${!a.minutes&&w`<option value="0" selected>–</option>`}
${n.map(e=>w`<option value=${e} selected=${e===a.minutes}>${E(e)}</option>`)}</select>`}</li>`}function V(){let a=O().map(a=>a.id),e=(j().value?.items??[]).filter(e=>a.includes(e.contribution.receiver?.organisation_id??"")).length;return w`<p class="links"><a class="button" href="#claims">${D("app-claims-wait",{count:e})}</a></p>`}var X=([a,e])=>a===e?T(a):D("app-thank-days",{from:T(a),to:T(e)});function F(){let{by:a,when:e,parts:n,period:l}=t.value,o=(a,e,t)=>w`<label>${D(e)}
<input type="text" inputmode="numeric" maxlength=${t} value=${n[a]} onInput=${e=>s({parts:n.map((t,n)=>n===a?e.target.value:t)})} /></label>`;return w`<fieldset><legend>${D("app-when")}</legend><div class="chips">
${"month"===a&&"period"===e&&l&&U("when","month period",X(l),!0,()=>{})}
${K.map(([t,n,l])=>U("when",`${t} ${n}`,D(l),a===t&&e===n,()=>((e,t)=>s({by:e,when:t,...e===a?{}:{changes:{}}}))(t,n)))}</div></fieldset>
${"day"===a&&"other"===e&&w`<div class="day">${o(0,"app-day",2)}${o(1,"app-month",2)}${o(2,"app-year",4)}</div>`}`}var H=!1;function J(){G.value="",a(),H&&k().refresh(),H=!0}function Q(){let a=r().value,[n,l]=[$(),v()],o=D("app-thank-button",{count:d().length,time:E(h())}),p=w`<div class="chips">${M.map(([a,e])=>w`<button type="button" class="chip" key=${a} onClick=${()=>function(a){let e=d().map(e=>[e.key,{...t.value.changes[e.key],minutes:a}]);s({changes:{...t.value.changes,...Object.fromEntries(e)}})}(a)}>${D(e)}</button>`)}</div>`;return w`${i().length>1&&w`<fieldset><legend>${D("app-thank-group")}</legend><div class="chips">
${i().map(a=>U("group",a.id,w`<${B} id=${a.id} />`,a.id===u(),()=>s({group:a.id,changes:{},added:[],activity:"",alone:!1})))}</div></fieldset>`}
<fieldset><legend>${D("app-thank-who")}</legend>
${l&&w`<p class="hint"><strong>${X(l)}</strong></p>`}
${b()&&!t.value.alone&&w`<${S} of=${r()} />`}
<p class="hint">${a?.worked_on&&!t.value.alone?D("app-thank-last",{day:T(a.worked_on)}):(a||!b())&&!n.length&&D("app-thank-first")}</p>
<${c} of=${u()} by=${t.value.by} sum=${h()} />
<ul class="list">${n.map(a=>w`<${R} key=${a.key} one=${a} />`)}</ul>
${n.length>0&&w`<button class="wide">${o}</button>`}
</fieldset>
<${e} add=${g} />
${a?.worked_on?w`<details><summary>${D("app-thank-all")}</summary>${p}</details>`:w`<fieldset><legend>${D("app-thank-all")}</legend>${p}</fieldset>`}
<${F} />
<label>${D("app-thank-what")} <select onChange=${a=>s({activity:a.target.value})}>
${_.value?.activities.map(a=>w`<option value=${a.id} selected=${a.id===m()} lang=${z(a)}>${x(a)}</option>`)}</select></label>
<button>${o}</button>`}var W=Z(null);function Y(){return!W.value&&(p().length||_.value?.thanked?.length)&&import("./running-Z5UGMD62.js").then(a=>{W.value=a.thanked},()=>{}),W.value&&w`<${W.value.Thanked} />`}function aa(){if(!i().length)return _.value&&w`<p>${D("app-help-not-there")}</p>`;let a=p().some(a=>a.refused),e=w`<${Y} />`;return w`${a&&e}<form class="log thank" onSubmit=${a=>P(a,G,n.value,L,N)} novalidate>
<p class="done" role="status">${n.value&&D("app-saved")}</p>
${G.value&&w`<p class="fault" role="alert"><strong>${D(G.value)}</strong></p>`}
<${C} />
${n.value?w`<button type="button" class="second" onClick=${()=>s({})}>${D("app-thank-others")}</button>`:w`<${Q} />`}
</form>${!a&&e}${b()&&w`<${V} />`}<${y} />`}export{q as thank};