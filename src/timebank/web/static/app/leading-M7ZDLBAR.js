import{B as J,a as O,b as G,c as r,d as v,e as u,f as S,h as y,i as L,j as f,k as T,l as C,m as j,n as h,o as x,p as B,q as M,r as E,s as R,u as V,w as Y,x as z}from"./chunk-FQ7AN7CK.js";import{$ as g,K as D,L as _,T as A,V as F,W as H,Z as I,_ as W,a as tt,c as a,d as m,f as $,ta as q,x as w,z as e}from"./chunk-KB4SHLDN.js";var Q={};tt(Q,{Screen:()=>mt,enter:()=>ct});var c=w(""),et=Array.from({length:48},(t,n)=>(n+1)*15),nt=Array.from({length:80},(t,n)=>n<20?(n+1)*30:(n-9)*60),at=[["day","0","app-today"],["day","1","app-yesterday"],["day","other","app-other-day"],["month","0","app-this-month"],["month","1","app-last-month"]];function lt(){return h().length?h().some(t=>!t.minutes)?"app-thank-need-long":E()?"":"app-need-day":"app-thank-need-who"}var N=!1;async function ot(t){if(t.preventDefault(),!(N||v.value)){if(c.value=lt(),!c.value){N=!0;try{let n=A(f().find(o=>o.id===T())??{});await V(a("app-thank-label",{group:n,count:h().length})),O()}catch{c.value="app-not-saved"}finally{N=!1}}setTimeout(()=>document.querySelector(c.value?".fault":".done")?.scrollIntoView({block:"center"}),50)}}function st(t){let n=h().map(o=>[o.key,{...r.value.changes[o.key],minutes:t}]);u({changes:{...r.value.changes,...Object.fromEntries(n)}})}function it({one:t}){let n=r.value.by==="day"?et:nt,o=[...new Set([...n,...t.minutes?[t.minutes]:[]])].sort((s,d)=>s-d);return e`<li class="person"><label class="choice">
<input type="checkbox" checked=${t.on} onChange=${()=>S(t.key,{on:!t.on})} /> <span>${t.name}</span></label>
${t.on&&e`<select aria-label=${a("app-thank-long",{name:t.name})}
onChange=${s=>S(t.key,{minutes:Number(s.target.value)})}>
${!t.minutes&&e`<option value="0" selected>–</option>`}
${o.map(s=>e`<option value=${s} selected=${s===t.minutes}>${m(s)}</option>`)}</select>`}</li>`}function pt(){let t=F().map(o=>o.id),n=(q().value?.items??[]).filter(o=>t.includes(o.contribution.receiver?.organisation_id??"")).length;return e`<p class="links"><a class="button" href="#claims">${a("app-claims-wait",{count:n})}</a></p>`}var P=([t,n])=>t===n?$(t):a("app-thank-days",{from:$(t),to:$(n)});function rt(){let{by:t,when:n,parts:o,period:s}=r.value,d=(i,p)=>u({by:i,when:p,...i===t?{}:{changes:{}}}),l=(i,p,b)=>e`<label>${a(p)}
<input type="text" inputmode="numeric" maxlength=${b} value=${o[i]} onInput=${U=>u({parts:o.map((X,Z)=>Z===i?U.target.value:X)})} /></label>`;return e`<fieldset><legend>${a("app-when")}</legend><div class="chips">
${t==="month"&&n==="period"&&s&&g("when","month period",P(s),!0,()=>{})}
${at.map(([i,p,b])=>g("when",`${i} ${p}`,a(b),t===i&&n===p,()=>d(i,p)))}</div></fieldset>
${t==="day"&&n==="other"&&e`<div class="day">${l(0,"app-day",2)}${l(1,"app-month",2)}${l(2,"app-year",4)}</div>`}`}function ut(){let t=B();if(t===null)return null;let n=x()-t;return e`<p class="hint">${a("app-thank-left",{time:m(t)})}</p>
${n>0&&e`<p class="note">${a("app-thank-beyond",{time:m(n)})}</p>`}`}var K=!1;function ct(){c.value="",O(),K&&z().refresh(),K=!0}function dt(){let t=C().value,[n,o]=[j(),E()],s=a("app-thank-button",{count:h().length,time:m(x())}),d=e`<div class="chips">${W.map(([l,i])=>e`<button type="button" class="chip" key=${l} onClick=${()=>st(l)}>${a(i)}</button>`)}</div>`;return e`${f().length>1&&e`<fieldset><legend>${a("app-thank-group")}</legend><div class="chips">
${f().map(l=>g("group",l.id,e`<${I} id=${l.id} />`,l.id===T(),()=>u({group:l.id,changes:{},added:[],activity:"",alone:!1})))}</div></fieldset>`}
<fieldset><legend>${a("app-thank-who")}</legend>
${o&&e`<p class="hint"><strong>${P(o)}</strong></p>`}
${y()&&!r.value.alone&&e`<${D} of=${C()} />`}
<p class="hint">${t?.worked_on&&!r.value.alone?a("app-thank-last",{day:$(t.worked_on)}):(t||!y())&&!n.length&&a("app-thank-first")}</p>
<${ut} />
<ul class="list">${n.map(l=>e`<${it} key=${l.key} one=${l} />`)}</ul>
${n.length>0&&e`<button class="wide">${s}</button>`}
</fieldset>
<${G} add=${R} />
${t?.worked_on?e`<details><summary>${a("app-thank-all")}</summary>${d}</details>`:e`<fieldset><legend>${a("app-thank-all")}</legend>${d}</fieldset>`}
<${rt} />
<label>${a("app-thank-what")} <select onChange=${l=>u({activity:l.target.value})}>
${_.value?.activities.map(l=>e`<option value=${l.id} selected=${l.id===M()} lang=${H(l)}>${A(l)}</option>`)}</select></label>
<button>${s}</button>`}var k=w(null);function ht(){return!k.value&&(L().length||_.value?.thanked?.length)&&import("./running-CZ6FTDPP.js").then(t=>{k.value=t.thanked},()=>{}),k.value&&e`<${k.value.Thanked} />`}function mt(){return f().length?e`<form class="log thank" onSubmit=${ot} novalidate>
<p class="done" role="status">${v.value&&a("app-saved")}</p>
${c.value&&e`<p class="fault" role="alert"><strong>${a(c.value)}</strong></p>`}
<${Y} />
${v.value?e`<button type="button" class="second" onClick=${()=>u({})}>${a("app-thank-others")}</button>`:e`<${dt} />`}
</form><${ht} />${y()&&e`<${pt} />`}<${J} />`:null}export{Q as thank};
