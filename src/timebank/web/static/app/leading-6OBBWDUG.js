import{C as a,a as e,b as t,c as n,d as s,e as l,f as o,g as p,i,j as u,k as r,l as d,m as $,n as h,o as c,p as m,q as v,r as g,s as k,t as y,v as f,x as b,y as w}from"./chunk-XIGJSJQA.js";import{B as C,O as j,P as x,X as _,Z as S,_ as A,a as J,ba as N,c as X,ca as E,d as I,da as O,ea as q,f as z,ya as B,z as D}from"./chunk-NKEC2M64.js";var G={};J(G,{Screen:()=>ea,enter:()=>V});var K=D(""),M=Array.from({length:80},(a,e)=>e<20?30*(e+1):60*(e-9)),P=[["day","0","app-today"],["day","1","app-yesterday"],["day","other","app-other-day"],["month","0","app-this-month"],["month","1","app-last-month"]];function Q(){return c().length?c().some(a=>!a.minutes)?"app-thank-need-long":k()?"":"app-need-day":"app-thank-need-who"}async function T(){let a=_(r().find(a=>a.id===d())??{});await f(X("app-thank-label",{group:a,count:c().length})),e()}function U({one:a}){let e="day"===n.value.by?p:M,t=[...new Set([...e,...a.minutes?[a.minutes]:[]])].sort((a,e)=>a-e);return C`<li class="person"><label class="choice">
<input type="checkbox" checked=${a.on} onChange=${()=>o(a.key,{on:!a.on})} /> <span>${a.name}</span></label>
${a.on&&C`<select aria-label=${X("app-thank-long",{name:a.name})}
onChange=${e=>o(a.key,{minutes:Number(e.target.value)})}>
${!a.minutes&&C`<option value="0" selected>–</option>`}
${t.map(e=>C`<option value=${e} selected=${e===a.minutes}>${I(e)}</option>`)}</select>`}</li>`}function Z(){let a=S().map(a=>a.id),e=(B().value?.items??[]).filter(e=>a.includes(e.contribution.receiver?.organisation_id??"")).length;return C`<p class="links"><a class="button" href="#claims">${X("app-claims-wait",{count:e})}</a></p>`}var F=([a,e])=>a===e?z(a):X("app-thank-days",{from:z(a),to:z(e)});function H(){let{by:a,when:e,parts:t,period:s}=n.value,o=(a,e,n)=>C`<label>${X(e)}
<input type="text" inputmode="numeric" maxlength=${n} value=${t[a]} onInput=${e=>l({parts:t.map((t,n)=>n===a?e.target.value:t)})} /></label>`;return C`<fieldset><legend>${X("app-when")}</legend><div class="chips">
${"month"===a&&"period"===e&&s&&q("when","month period",F(s),!0,()=>{})}
${P.map(([t,n,s])=>q("when",`${t} ${n}`,X(s),a===t&&e===n,()=>((e,t)=>l({by:e,when:t,...e===a?{}:{changes:{}}}))(t,n)))}</div></fieldset>
${"day"===a&&"other"===e&&C`<div class="day">${o(0,"app-day",2)}${o(1,"app-month",2)}${o(2,"app-year",4)}</div>`}`}function L(){let a=v();if(null===a)return null;let e=m()-a;return C`<p class="hint">${X("app-thank-left",{time:I(a)})}</p>
${e>0&&C`<p class="note">${X("app-thank-beyond",{time:I(e)})}</p>`}`}var R=!1;function V(){K.value="",e(),R&&w().refresh(),R=!0}function W(){let a=$().value,[e,s]=[h(),k()],o=X("app-thank-button",{count:c().length,time:I(m())}),p=C`<div class="chips">${E.map(([a,e])=>C`<button type="button" class="chip" key=${a} onClick=${()=>function(a){let e=c().map(e=>[e.key,{...n.value.changes[e.key],minutes:a}]);l({changes:{...n.value.changes,...Object.fromEntries(e)}})}(a)}>${X(e)}</button>`)}</div>`;return C`${r().length>1&&C`<fieldset><legend>${X("app-thank-group")}</legend><div class="chips">
${r().map(a=>q("group",a.id,C`<${N} id=${a.id} />`,a.id===d(),()=>l({group:a.id,changes:{},added:[],activity:"",alone:!1})))}</div></fieldset>`}
<fieldset><legend>${X("app-thank-who")}</legend>
${s&&C`<p class="hint"><strong>${F(s)}</strong></p>`}
${i()&&!n.value.alone&&C`<${j} of=${$()} />`}
<p class="hint">${a?.worked_on&&!n.value.alone?X("app-thank-last",{day:z(a.worked_on)}):(a||!i())&&!e.length&&X("app-thank-first")}</p>
<${L} />
<ul class="list">${e.map(a=>C`<${U} key=${a.key} one=${a} />`)}</ul>
${e.length>0&&C`<button class="wide">${o}</button>`}
</fieldset>
<${t} add=${y} />
${a?.worked_on?C`<details><summary>${X("app-thank-all")}</summary>${p}</details>`:C`<fieldset><legend>${X("app-thank-all")}</legend>${p}</fieldset>`}
<${H} />
<label>${X("app-thank-what")} <select onChange=${a=>l({activity:a.target.value})}>
${x.value?.activities.map(a=>C`<option value=${a.id} selected=${a.id===g()} lang=${A(a)}>${_(a)}</option>`)}</select></label>
<button>${o}</button>`}var Y=D(null);function aa(){return!Y.value&&(u().length||x.value?.thanked?.length)&&import("./running-XADNJ24U.js").then(a=>{Y.value=a.thanked},()=>{}),Y.value&&C`<${Y.value.Thanked} />`}function ea(){return r().length?C`<form class="log thank" onSubmit=${a=>O(a,K,s.value,Q,T)} novalidate>
<p class="done" role="status">${s.value&&X("app-saved")}</p>
${K.value&&C`<p class="fault" role="alert"><strong>${X(K.value)}</strong></p>`}
<${b} />
${s.value?C`<button type="button" class="second" onClick=${()=>l({})}>${X("app-thank-others")}</button>`:C`<${W} />`}
</form><${aa} />${i()&&C`<${Z} />`}<${a} />`:null}export{G as thank};