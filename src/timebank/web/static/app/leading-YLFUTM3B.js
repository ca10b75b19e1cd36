import{C as a,a as e,b as t,c as n,d as s,e as l,f as o,g as p,i,j as u,k as r,l as $,m as d,n as h,o as c,p as m,q as v,r as g,s as f,t as k,v as y,x as b,y as w}from"./chunk-NINGXNDP.js";import{B as C,O as j,P as x,X as _,Z as N,_ as X,a as I,ba as S,c as T,ca as O,d as P,da as Q,ea as W,f as Z,ya as q,z}from"./chunk-QIQ6CZMX.js";var A={};I(A,{Screen:()=>ea,enter:()=>L});var B=z(""),D=Array.from({length:80},(a,e)=>e<20?30*(e+1):60*(e-9)),E=[["day","0","app-today"],["day","1","app-yesterday"],["day","other","app-other-day"],["month","0","app-this-month"],["month","1","app-last-month"]];function G(){return c().length?c().some(a=>!a.minutes)?"app-thank-need-long":f()?"":"app-need-day":"app-thank-need-who"}async function J(){let a=_(r().find(a=>a.id===$())??{});await y(T("app-thank-label",{group:a,count:c().length})),e()}function M({one:a}){let e="day"===n.value.by?p:D,t=[...new Set([...e,...a.minutes?[a.minutes]:[]])].sort((a,e)=>a-e);return C`<li class="person"><label class="choice">
<input type="checkbox" checked=${a.on} onChange=${()=>o(a.key,{on:!a.on})} /> <span>${a.name}</span></label>
${a.on&&C`<select aria-label=${T("app-thank-long",{name:a.name})}
onChange=${e=>o(a.key,{minutes:Number(e.target.value)})}>
${!a.minutes&&C`<option value="0" selected>–</option>`}
${t.map(e=>C`<option value=${e} selected=${e===a.minutes}>${P(e)}</option>`)}</select>`}</li>`}function R(){let a=N().map(a=>a.id),e=(q().value?.items??[]).filter(e=>a.includes(e.contribution.receiver?.organisation_id??"")).length;return C`<p class="links"><a class="button" href="#claims">${T("app-claims-wait",{count:e})}</a></p>`}var Y=([a,e])=>a===e?Z(a):T("app-thank-days",{from:Z(a),to:Z(e)});function F(){let{by:a,when:e,parts:t,period:s}=n.value,o=(a,e,n)=>C`<label>${T(e)}
<input type="text" inputmode="numeric" maxlength=${n} value=${t[a]} onInput=${e=>l({parts:t.map((t,n)=>n===a?e.target.value:t)})} /></label>`;return C`<fieldset><legend>${T("app-when")}</legend><div class="chips">
${"month"===a&&"period"===e&&s&&W("when","month period",Y(s),!0,()=>{})}
${E.map(([t,n,s])=>W("when",`${t} ${n}`,T(s),a===t&&e===n,()=>((e,t)=>l({by:e,when:t,...e===a?{}:{changes:{}}}))(t,n)))}</div></fieldset>
${"day"===a&&"other"===e&&C`<div class="day">${o(0,"app-day",2)}${o(1,"app-month",2)}${o(2,"app-year",4)}</div>`}`}function H(){let a=v();if(null===a)return null;let e=m()-a;return C`<p class="hint">${T("app-thank-left",{time:P(a)})}</p>
${e>0&&C`<p class="note">${T("app-thank-beyond",{time:P(e)})}</p>`}`}var K=!1;function L(){B.value="",e(),K&&w().refresh(),K=!0}function U(){let a=d().value,[e,s]=[h(),f()],o=T("app-thank-button",{count:c().length,time:P(m())}),p=C`<div class="chips">${O.map(([a,e])=>C`<button type="button" class="chip" key=${a} onClick=${()=>function(a){let e=c().map(e=>[e.key,{...n.value.changes[e.key],minutes:a}]);l({changes:{...n.value.changes,...Object.fromEntries(e)}})}(a)}>${T(e)}</button>`)}</div>`;return C`${r().length>1&&C`<fieldset><legend>${T("app-thank-group")}</legend><div class="chips">
${r().map(a=>W("group",a.id,C`<${S} id=${a.id} />`,a.id===$(),()=>l({group:a.id,changes:{},added:[],activity:"",alone:!1})))}</div></fieldset>`}
<fieldset><legend>${T("app-thank-who")}</legend>
${s&&C`<p class="hint"><strong>${Y(s)}</strong></p>`}
${i()&&!n.value.alone&&C`<${j} of=${d()} />`}
<p class="hint">${a?.worked_on&&!n.value.alone?T("app-thank-last",{day:Z(a.worked_on)}):(a||!i())&&!e.length&&T("app-thank-first")}</p>
<${H} />
<ul class="list">${e.map(a=>C`<${M} key=${a.key} one=${a} />`)}</ul>
${e.length>0&&C`<button class="wide">${o}</button>`}
</fieldset>
<${t} add=${k} />
${a?.worked_on?C`<details><summary>${T("app-thank-all")}</summary>${p}</details>`:C`<fieldset><legend>${T("app-thank-all")}</legend>${p}</fieldset>`}
<${F} />
<label>${T("app-thank-what")} <select onChange=${a=>l({activity:a.target.value})}>
${x.value?.activities.map(a=>C`<option value=${a.id} selected=${a.id===g()} lang=${X(a)}>${_(a)}</option>`)}</select></label>
<button>${o}</button>`}var V=z(null);function aa(){return!V.value&&(u().length||x.value?.thanked?.length)&&import("./running-WWJXTYRT.js").then(a=>{V.value=a.thanked},()=>{}),V.value&&C`<${V.value.Thanked} />`}function ea(){if(!r().length)return x.value&&C`<p>${T("app-help-not-there")}</p>`;let e=u().some(a=>a.refused),t=C`<${aa} />`;return C`${e&&t}<form class="log thank" onSubmit=${a=>Q(a,B,s.value,G,J)} novalidate>
<p class="done" role="status">${s.value&&T("app-saved")}</p>
${B.value&&C`<p class="fault" role="alert"><strong>${T(B.value)}</strong></p>`}
<${b} />
${s.value?C`<button type="button" class="second" onClick=${()=>l({})}>${T("app-thank-others")}</button>`:C`<${U} />`}
</form>${!e&&t}${i()&&C`<${R} />`}<${a} />`}export{A as thank};