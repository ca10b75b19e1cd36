import{A as a,a as e,b as t,c as n,d as s,e as l,f as o,g as p,h as i,i as u,j as r,k as d,l as $,m as h,n as c,o as m,p as v,q as g,r as f,s as y,u as k,w as b}from"./chunk-7W4EKW4M.js";import{B as w,Ga as C,O as j,P as _,X as x,Z as B,_ as G,a as O,ba as S,c as A,d as E,f as I,ga as P,ha as T,ia as W,na as q,oa as z,z as K}from"./chunk-PILGGOB4.js";var L={};O(L,{Screen:()=>ea,enter:()=>U});var M=K(""),N=Array.from({length:80},(a,e)=>e<20?30*(e+1):60*(e-9)),X=[["day","0","app-today"],["day","1","app-yesterday"],["day","other","app-other-day"],["month","0","app-this-month"],["month","1","app-last-month"]];function Z(){return c().length?c().some(a=>!a.minutes)?"app-thank-need-long":f()?"":"app-need-day":"app-thank-need-who"}async function D(){let a=x(r().find(a=>a.id===d())??{});await k(A("app-thank-label",{group:a,count:c().length})),e()}var F=p(function({one:a,by:e}){let t=[...new Set([..."day"===e?i:N,...a.minutes?[a.minutes]:[]])].sort((a,e)=>a-e);return w`<li class="person"><label class="choice">
<input type="checkbox" checked=${a.on} onChange=${()=>o(a.key,{on:!a.on})} /> <span>${a.name}</span></label>
${a.on&&w`<select aria-label=${A("app-thank-long",{name:a.name})}
onChange=${e=>o(a.key,{minutes:Number(e.target.value)})}>
${!a.minutes&&w`<option value="0" selected>–</option>`}
${t.map(e=>w`<option value=${e} selected=${e===a.minutes}>${E(e)}</option>`)}</select>`}</li>`});function H(){let a=B().map(a=>a.id),e=(C().value?.items??[]).filter(e=>a.includes(e.contribution.receiver?.organisation_id??"")).length;return w`<p class="links"><a class="button" href="#claims">${A("app-claims-wait",{count:e})}</a></p>`}var J=([a,e])=>a===e?I(a):A("app-thank-days",{from:I(a),to:I(e)});function Q(){let{by:a,when:e,parts:t,period:s}=n.value,o=(a,e,n)=>w`<label>${A(e)}
<input type="text" inputmode="numeric" maxlength=${n} value=${t[a]} onInput=${e=>l({parts:t.map((t,n)=>n===a?e.target.value:t)})} /></label>`;return w`<fieldset><legend>${A("app-when")}</legend><div class="chips">
${"month"===a&&"period"===e&&s&&W("when","month period",J(s),!0,()=>{})}
${X.map(([t,n,s])=>W("when",`${t} ${n}`,A(s),a===t&&e===n,()=>((e,t)=>l({by:e,when:t,...e===a?{}:{changes:{}}}))(t,n)))}</div></fieldset>
${"day"===a&&"other"===e&&w`<div class="day">${o(0,"app-day",2)}${o(1,"app-month",2)}${o(2,"app-year",4)}</div>`}`}var R=!1;function U(){M.value="",e(),R&&b().refresh(),R=!0}function V(){let a=$().value,[e,s]=[h(),f()],o=A("app-thank-button",{count:c().length,time:E(m())}),p=w`<div class="chips">${P.map(([a,e])=>w`<button type="button" class="chip" key=${a} onClick=${()=>function(a){let e=c().map(e=>[e.key,{...n.value.changes[e.key],minutes:a}]);l({changes:{...n.value.changes,...Object.fromEntries(e)}})}(a)}>${A(e)}</button>`)}</div>`;return w`${r().length>1&&w`<fieldset><legend>${A("app-thank-group")}</legend><div class="chips">
${r().map(a=>W("group",a.id,w`<${S} id=${a.id} />`,a.id===d(),()=>l({group:a.id,changes:{},added:[],activity:"",alone:!1})))}</div></fieldset>`}
<fieldset><legend>${A("app-thank-who")}</legend>
${s&&w`<p class="hint"><strong>${J(s)}</strong></p>`}
${q()&&!n.value.alone&&w`<${j} of=${$()} />`}
<p class="hint">${a?.worked_on&&!n.value.alone?A("app-thank-last",{day:I(a.worked_on)}):(a||!q())&&!e.length&&A("app-thank-first")}</p>
<${v} of=${d()} by=${n.value.by} sum=${m()} />
<ul class="list">${e.map(a=>F({one:a,by:n.value.by}))}</ul>
${e.length>0&&w`<button class="wide">${o}</button>`}
</fieldset>
<${t} add=${y} />
${a?.worked_on?w`<details><summary>${A("app-thank-all")}</summary>${p}</details>`:w`<fieldset><legend>${A("app-thank-all")}</legend>${p}</fieldset>`}
<${Q} />
<label>${A("app-thank-what")} <select onChange=${a=>l({activity:a.target.value})}>
${_.value?.activities.map(a=>w`<option value=${a.id} selected=${a.id===g()} lang=${G(a)}>${x(a)}</option>`)}</select></label>
<button>${o}</button>`}var Y=K(null);function aa(){return!Y.value&&(u().length||_.value?.thanked?.length)&&import("./running-CB6BT5C5.js").then(a=>{Y.value=a.thanked},()=>{}),Y.value&&w`<${Y.value.Thanked} />`}function ea(){if(!r().length)return _.value&&w`<p>${A("app-help-not-there")}</p>`;let e=u().some(a=>a.refused),t=w`<${aa} />`;return w`${e&&t}<form class="log thank" onSubmit=${a=>T(a,M,s.value,Z,D)} novalidate>
<p class="done" role="status">${s.value&&A("app-saved")}</p>
${M.value&&w`<p class="fault" role="alert"><strong>${A(M.value)}</strong></p>`}
<${z} />
${s.value?w`<button type="button" class="second" onClick=${()=>l({})}>${A("app-thank-others")}</button>`:w`<${V} />`}
</form>${!e&&t}${q()&&w`<${H} />`}<${a} />`}export{L as thank};