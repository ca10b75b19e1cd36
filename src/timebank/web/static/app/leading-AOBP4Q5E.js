import{C as a,a as e,b as t,c as n,d as s,e as l,f as o,g as p,i,j as u,k as r,l as $,m as d,n as h,o as c,p as m,q as v,r as g,s as y,t as f,v as k,x as b,y as w}from"./chunk-BL2ZQ6OC.js";import{B as C,O as j,P as x,X as _,Z as O,_ as Q,a as S,ba as Z,c as A,ca as B,d as E,da as I,ea as T,f as X,ya as q,z}from"./chunk-QIQ6CZMX.js";var F={};S(F,{Screen:()=>aa,enter:()=>K});var H=z(""),L=Array.from({length:80},(a,e)=>e<20?30*(e+1):60*(e-9)),M=[["day","0","app-today"],["day","1","app-yesterday"],["day","other","app-other-day"],["month","0","app-this-month"],["month","1","app-last-month"]];function N(){return c().length?c().some(a=>!a.minutes)?"app-thank-need-long":y()?"":"app-need-day":"app-thank-need-who"}async function P(){let a=_(r().find(a=>a.id===$())??{});await k(A("app-thank-label",{group:a,count:c().length})),e()}function U({one:a}){let e="day"===n.value.by?p:L,t=[...new Set([...e,...a.minutes?[a.minutes]:[]])].sort((a,e)=>a-e);return C`<li class="person"><label class="choice">
<input type="checkbox" checked=${a.on} onChange=${()=>o(a.key,{on:!a.on})} /> <span>${a.name}</span></label>
${a.on&&C`<select aria-label=${A("app-thank-long",{name:a.name})}
onChange=${e=>o(a.key,{minutes:Number(e.target.value)})}>
${!a.minutes&&C`<option value="0" selected>–</option>`}
${t.map(e=>C`<option value=${e} selected=${e===a.minutes}>${E(e)}</option>`)}</select>`}</li>`}function Y(){let a=O().map(a=>a.id),e=(q().value?.items??[]).filter(e=>a.includes(e.contribution.receiver?.organisation_id??"")).length;return C`<p class="links"><a class="button" href="#claims">${A("app-claims-wait",{count:e})}</a></p>`}var D=([a,e])=>a===e?X(a):A("app-thank-days",{from:X(a),to:X(e)});function G(){let{by:a,when:e,parts:t,period:s}=n.value,o=(a,e,n)=>C`<label>${A(e)}
<input type="text" inputmode="numeric" maxlength=${n} value=${t[a]} onInput=${e=>l({parts:t.map((t,n)=>n===a?e.target.value:t)})} /></label>`;return C`<fieldset><legend>${A("app-when")}</legend><div class="chips">
${"month"===a&&"period"===e&&s&&T("when","month period",D(s),!0,()=>{})}
${M.map(([t,n,s])=>T("when",`${t} ${n}`,A(s),a===t&&e===n,()=>((e,t)=>l({by:e,when:t,...e===a?{}:{changes:{}}}))(t,n)))}</div></fieldset>
${"day"===a&&"other"===e&&C`<div class="day">${o(0,"app-day",2)}${o(1,"app-month",2)}${o(2,"app-year",4)}</div>`}`}var J=!1;function K(){H.value="",e(),J&&w().refresh(),J=!0}function R(){let a=d().value,[e,s]=[h(),y()],o=A("app-thank-button",{count:c().length,time:E(m())}),p=C`<div class="chips">${B.map(([a,e])=>C`<button type="button" class="chip" key=${a} onClick=${()=>function(a){let e=c().map(e=>[e.key,{...n.value.changes[e.key],minutes:a}]);l({changes:{...n.value.changes,...Object.fromEntries(e)}})}(a)}>${A(e)}</button>`)}</div>`;return C`${r().length>1&&C`<fieldset><legend>${A("app-thank-group")}</legend><div class="chips">
${r().map(a=>T("group",a.id,C`<${Z} id=${a.id} />`,a.id===$(),()=>l({group:a.id,changes:{},added:[],activity:"",alone:!1})))}</div></fieldset>`}
<fieldset><legend>${A("app-thank-who")}</legend>
${s&&C`<p class="hint"><strong>${D(s)}</strong></p>`}
${i()&&!n.value.alone&&C`<${j} of=${d()} />`}
<p class="hint">${a?.worked_on&&!n.value.alone?A("app-thank-last",{day:X(a.worked_on)}):(a||!i())&&!e.length&&A("app-thank-first")}</p>
<${v} of=${$()} by=${n.value.by} sum=${m()} />
<ul class="list">${e.map(a=>C`<${U} key=${a.key} one=${a} />`)}</ul>
${e.length>0&&C`<button class="wide">${o}</button>`}
</fieldset>
<${t} add=${f} />
${a?.worked_on?C`<details><summary>${A("app-thank-all")}</summary>${p}</details>`:C`<fieldset><legend>${A("app-thank-all")}</legend>${p}</fieldset>`}
<${G} />
<label>${A("app-thank-what")} <select onChange=${a=>l({activity:a.target.value})}>
${x.value?.activities.map(a=>C`<option value=${a.id} selected=${a.id===g()} lang=${Q(a)}>${_(a)}</option>`)}</select></label>
<button>${o}</button>`}var V=z(null);function W(){return!V.value&&(u().length||x.value?.thanked?.length)&&import("./running-HYAUE7FT.js").then(a=>{V.value=a.thanked},()=>{}),V.value&&C`<${V.value.Thanked} />`}function aa(){if(!r().length)return x.value&&C`<p>${A("app-help-not-there")}</p>`;let e=u().some(a=>a.refused),t=C`<${W} />`;return C`${e&&t}<form class="log thank" onSubmit=${a=>I(a,H,s.value,N,P)} novalidate>
<p class="done" role="status">${s.value&&A("app-saved")}</p>
${H.value&&C`<p class="fault" role="alert"><strong>${A(H.value)}</strong></p>`}
<${b} />
${s.value?C`<button type="button" class="second" onClick=${()=>l({})}>${A("app-thank-others")}</button>`:C`<${R} />`}
</form>${!e&&t}${i()&&C`<${Y} />`}<${a} />`}export{F as thank};