import{a,b as e,c as t,d as n,e as s,f as l,g as o,h as p,i,j as u,k as r,l as $,m as d,n as h,o as c,p as m,q as v,r as g,t as f,v as k,z as y}from"./chunk-YU7OWGSO.js";import{B as b,Ca as w,Da as C,Ea as j,O,P as _,X as x,Z as S,_ as D,a as X,ba as z,c as A,d as E,f as I,fa as N,ga as T,ha as U,z as q}from"./chunk-CXXTUOMV.js";var B={};X(B,{Screen:()=>aa,enter:()=>J});var F=q(""),G=Array.from({length:80},(a,e)=>e<20?30*(e+1):60*(e-9)),K=[["day","0","app-today"],["day","1","app-yesterday"],["day","other","app-other-day"],["month","0","app-this-month"],["month","1","app-last-month"]];function M(){return d().length?d().some(a=>!a.minutes)?"app-thank-need-long":v()?"":"app-need-day":"app-thank-need-who"}async function P(){let e=x(i().find(a=>a.id===u())??{});await f(A("app-thank-label",{group:e,count:d().length})),a()}function V({one:a}){let e="day"===t.value.by?o:G,n=[...new Set([...e,...a.minutes?[a.minutes]:[]])].sort((a,e)=>a-e);return b`<li class="person"><label class="choice">
<input type="checkbox" checked=${a.on} onChange=${()=>l(a.key,{on:!a.on})} /> <span>${a.name}</span></label>
${a.on&&b`<select aria-label=${A("app-thank-long",{name:a.name})}
onChange=${e=>l(a.key,{minutes:Number(e.target.value)})}>
${!a.minutes&&b`<option value="0" selected>–</option>`}
${n.map(e=>b`<option value=${e} selected=${e===a.minutes}>${E(e)}</option>`)}</select>`}</li>`}function W(){let a=S().map(a=>a.id),e=(j().value?.items??[]).filter(e=>a.includes(e.contribution.receiver?.organisation_id??"")).length;return b`<p class="links"><a class="button" href="#claims">${A("app-claims-wait",{count:e})}</a></p>`}var Y=([a,e])=>a===e?I(a):A("app-thank-days",{from:I(a),to:I(e)});function Z(){let{by:a,when:e,parts:n,period:l}=t.value,o=(a,e,t)=>b`<label>${A(e)}
<input type="text" inputmode="numeric" maxlength=${t} value=${n[a]} onInput=${e=>s({parts:n.map((t,n)=>n===a?e.target.value:t)})} /></label>`;return b`<fieldset><legend>${A("app-when")}</legend><div class="chips">
${"month"===a&&"period"===e&&l&&U("when","month period",Y(l),!0,()=>{})}
${K.map(([t,n,l])=>U("when",`${t} ${n}`,A(l),a===t&&e===n,()=>((e,t)=>s({by:e,when:t,...e===a?{}:{changes:{}}}))(t,n)))}</div></fieldset>
${"day"===a&&"other"===e&&b`<div class="day">${o(0,"app-day",2)}${o(1,"app-month",2)}${o(2,"app-year",4)}</div>`}`}var H=!1;function J(){F.value="",a(),H&&k().refresh(),H=!0}function L(){let a=r().value,[n,l]=[$(),v()],o=A("app-thank-button",{count:d().length,time:E(h())}),p=b`<div class="chips">${N.map(([a,e])=>b`<button type="button" class="chip" key=${a} onClick=${()=>function(a){let e=d().map(e=>[e.key,{...t.value.changes[e.key],minutes:a}]);s({changes:{...t.value.changes,...Object.fromEntries(e)}})}(a)}>${A(e)}</button>`)}</div>`;return b`${i().length>1&&b`<fieldset><legend>${A("app-thank-group")}</legend><div class="chips">
${i().map(a=>U("group",a.id,b`<${z} id=${a.id} />`,a.id===u(),()=>s({group:a.id,changes:{},added:[],activity:"",alone:!1})))}</div></fieldset>`}
<fieldset><legend>${A("app-thank-who")}</legend>
${l&&b`<p class="hint"><strong>${Y(l)}</strong></p>`}
${w()&&!t.value.alone&&b`<${O} of=${r()} />`}
<p class="hint">${a?.worked_on&&!t.value.alone?A("app-thank-last",{day:I(a.worked_on)}):(a||!w())&&!n.length&&A("app-thank-first")}</p>
<${c} of=${u()} by=${t.value.by} sum=${h()} />
<ul class="list">${n.map(a=>b`<${V} key=${a.key} one=${a} />`)}</ul>
${n.length>0&&b`<button class="wide">${o}</button>`}
</fieldset>
<${e} add=${g} />
${a?.worked_on?b`<details><summary>${A("app-thank-all")}</summary>${p}</details>`:b`<fieldset><legend>${A("app-thank-all")}</legend>${p}</fieldset>`}
<${Z} />
<label>${A("app-thank-what")} <select onChange=${a=>s({activity:a.target.value})}>
${_.value?.activities.map(a=>b`<option value=${a.id} selected=${a.id===m()} lang=${D(a)}>${x(a)}</option>`)}</select></label>
<button>${o}</button>`}var Q=q(null);function R(){return!Q.value&&(p().length||_.value?.thanked?.length)&&import("./running-DDNFKI7A.js").then(a=>{Q.value=a.thanked},()=>{}),Q.value&&b`<${Q.value.Thanked} />`}function aa(){if(!i().length)return _.value&&b`<p>${A("app-help-not-there")}</p>`;let a=p().some(a=>a.refused),e=b`<${R} />`;return b`${a&&e}<form class="log thank" onSubmit=${a=>T(a,F,n.value,M,P)} novalidate>
<p class="done" role="status">${n.value&&A("app-saved")}</p>
${F.value&&b`<p class="fault" role="alert"><strong>${A(F.value)}</strong></p>`}
<${C} />
${n.value?b`<button type="button" class="second" onClick=${()=>s({})}>${A("app-thank-others")}</button>`:b`<${L} />`}
</form>${!a&&e}${w()&&b`<${W} />`}<${y} />`}export{B as thank};