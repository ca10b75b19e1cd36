import{C as a,a as e,b as t,c as n,d as s,e as l,f as o,g as p,i,j as u,k as r,l as $,m as d,n as h,o as c,p as m,q as v,r as g,s as y,t as f,v as k,x as b,y as w}from"./chunk-37C6B4L4.js";import{B as C,O as j,P as x,X as _,Z as S,_ as Q,a as A,ba as B,c as J,ca as N,d as O,da as P,ea as X,f as q,ya as z,z as E}from"./chunk-QJ5KQSQN.js";var I={};A(I,{Screen:()=>aa,enter:()=>R});var K=E(""),L=Array.from({length:80},(a,e)=>e<20?30*(e+1):60*(e-9)),T=[["day","0","app-today"],["day","1","app-yesterday"],["day","other","app-other-day"],["month","0","app-this-month"],["month","1","app-last-month"]];function U(){return c().length?c().some(a=>!a.minutes)?"app-thank-need-long":y()?"":"app-need-day":"app-thank-need-who"}async function Z(){let a=_(r().find(a=>a.id===$())??{});await k(J("app-thank-label",{group:a,count:c().length})),e()}function D({one:a}){let e="day"===n.value.by?p:L,t=[...new Set([...e,...a.minutes?[a.minutes]:[]])].sort((a,e)=>a-e);return C`<li class="person"><label class="choice">
<input type="checkbox" checked=${a.on} onChange=${()=>o(a.key,{on:!a.on})} /> <span>${a.name}</span></label>
${a.on&&C`<select aria-label=${J("app-thank-long",{name:a.name})}
onChange=${e=>o(a.key,{minutes:Number(e.target.value)})}>
${!a.minutes&&C`<option value="0" selected>–</option>`}
${t.map(e=>C`<option value=${e} selected=${e===a.minutes}>${O(e)}</option>`)}</select>`}</li>`}function F(){let a=S().map(a=>a.id),e=(z().value?.items??[]).filter(e=>a.includes(e.contribution.receiver?.organisation_id??"")).length;return C`<p class="links"><a class="button" href="#claims">${J("app-claims-wait",{count:e})}</a></p>`}var G=([a,e])=>a===e?q(a):J("app-thank-days",{from:q(a),to:q(e)});function H(){let{by:a,when:e,parts:t,period:s}=n.value,o=(a,e,n)=>C`<label>${J(e)}
<input type="text" inputmode="numeric" maxlength=${n} value=${t[a]} onInput=${e=>l({parts:t.map((t,n)=>n===a?e.target.value:t)})} /></label>`;return C`<fieldset><legend>${J("app-when")}</legend><div class="chips">
${"month"===a&&"period"===e&&s&&X("when","month period",G(s),!0,()=>{})}
${T.map(([t,n,s])=>X("when",`${t} ${n}`,J(s),a===t&&e===n,()=>((e,t)=>l({by:e,when:t,...e===a?{}:{changes:{}}}))(t,n)))}</div></fieldset>
${"day"===a&&"other"===e&&C`<div class="day">${o(0,"app-day",2)}${o(1,"app-month",2)}${o(2,"app-year",4)}</div>`}`}var M=!1;function R(){K.value="",e(),M&&w().refresh(),M=!0}function V(){let a=d().value,[e,s]=[h(),y()],o=J("app-thank-button",{count:c().length,time:O(m())}),p=C`<div class="chips">${N.map(([a,e])=>C`<button type="button" class="chip" key=${a} onClick=${()=>function(a){let e=c().map(e=>[e.key,{...n.value.changes[e.key],minutes:a}]);l({changes:{...n.value.changes,...Object.fromEntries(e)}})}(a)}>${J(e)}</button>`)}</div>`;return C`${r().length>1&&C`<fieldset><legend>${J("app-thank-group")}</legend><div class="chips">
${r().map(a=>X("group",a.id,C`<${B} id=${a.id} />`,a.id===$(),()=>l({group:a.id,changes:{},added:[],activity:"",alone:!1})))}</div></fieldset>`}
<fieldset><legend>${J("app-thank-who")}</legend>
${s&&C`<p class="hint"><strong>${G(s)}</strong></p>`}
${i()&&!n.value.alone&&C`<${j} of=${d()} />`}
<p class="hint">${a?.worked_on&&!n.value.alone?J("app-thank-last",{day:q(a.worked_on)}):(a||!i())&&!e.length&&J("app-thank-first")}</p>
<${v} of=${$()} by=${n.value.by} sum=${m()} />
<ul class="list">${e.map(a=>C`<${D} key=${a.key} one=${a} />`)}</ul>
${e.length>0&&C`<button class="wide">${o}</button>`}
</fieldset>
<${t} add=${f} />
${a?.worked_on?C`<details><summary>${J("app-thank-all")}</summary>${p}</details>`:C`<fieldset><legend>${J("app-thank-all")}</legend>${p}</fieldset>`}
<${H} />
<label>${J("app-thank-what")} <select onChange=${a=>l({activity:a.target.value})}>
${x.value?.activities.map(a=>C`<option value=${a.id} selected=${a.id===g()} lang=${Q(a)}>${_(a)}</option>`)}</select></label>
<button>${o}</button>`}var W=E(null);function Y(){return!W.value&&(u().length||x.value?.thanked?.length)&&import("./running-P45X2UAJ.js").then(a=>{W.value=a.thanked},()=>{}),W.value&&C`<${W.value.Thanked} />`}function aa(){if(!r().length)return x.value&&C`<p>${J("app-help-not-there")}</p>`;let e=u().some(a=>a.refused),t=C`<${Y} />`;return C`${e&&t}<form class="log thank" onSubmit=${a=>P(a,K,s.value,U,Z)} novalidate>
<p class="done" role="status">${s.value&&J("app-saved")}</p>
${K.value&&C`<p class="fault" role="alert"><strong>${J(K.value)}</strong></p>`}
<${b} />
${s.value?C`<button type="button" class="second" onClick=${()=>l({})}>${J("app-thank-others")}</button>`:C`<${V} />`}
</form>${!e&&t}${i()&&C`<${F} />`}<${a} />`}export{I as thank};