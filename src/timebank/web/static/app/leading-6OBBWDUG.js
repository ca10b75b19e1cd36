import{C as P,a as A,b as L,c as r,d as g,e as u,f as C,g as j,i as y,j as q,k as m,l as S,m as T,n as B,o as d,p as x,q as M,r as R,s as E,t as Y,v as z,x as J,y as K}from"./chunk-XIGJSJQA.js";import{B as e,O as N,P as _,X as O,Z as F,_ as H,a as et,ba as W,c as a,ca as D,d as h,da as G,ea as f,f as $,ya as I,z as w}from"./chunk-NKEC2M64.js";var V={};et(V,{Screen:()=>$t,enter:()=>ct});var k=w(""),nt=Array.from({length:80},(t,n)=>n<20?(n+1)*30:(n-9)*60),at=[["day","0","app-today"],["day","1","app-yesterday"],["day","other","app-other-day"],["month","0","app-this-month"],["month","1","app-last-month"]];function lt(){return d().length?d().some(t=>!t.minutes)?"app-thank-need-long":E()?"":"app-need-day":"app-thank-need-who"}async function ot(){let t=O(m().find(n=>n.id===S())??{});await z(a("app-thank-label",{group:t,count:d().length})),A()}function st(t){let n=d().map(o=>[o.key,{...r.value.changes[o.key],minutes:t}]);u({changes:{...r.value.changes,...Object.fromEntries(n)}})}function it({one:t}){let n=r.value.by==="day"?j:nt,o=[...new Set([...n,...t.minutes?[t.minutes]:[]])].sort((s,c)=>s-c);return e`<li class="person"><label class="choice">
<input type="checkbox" checked=${t.on} onChange=${()=>C(t.key,{on:!t.on})} /> <span>${t.name}</span></label>
${t.on&&e`<select aria-label=${a("app-thank-long",{name:t.name})}
onChange=${s=>C(t.key,{minutes:Number(s.target.value)})}>
${!t.minutes&&e`<option value="0" selected>–</option>`}
${o.map(s=>e`<option value=${s} selected=${s===t.minutes}>${h(s)}</option>`)}</select>`}</li>`}function pt(){let t=F().map(o=>o.id),n=(I().value?.items??[]).filter(o=>t.includes(o.contribution.receiver?.organisation_id??"")).length;return e`<p class="links"><a class="button" href="#claims">${a("app-claims-wait",{count:n})}</a></p>`}var U=([t,n])=>t===n?$(t):a("app-thank-days",{from:$(t),to:$(n)});function rt(){let{by:t,when:n,parts:o,period:s}=r.value,c=(i,p)=>u({by:i,when:p,...i===t?{}:{changes:{}}}),l=(i,p,b)=>e`<label>${a(p)}
<input type="text" inputmode="numeric" maxlength=${b} value=${o[i]} onInput=${X=>u({parts:o.map((Z,tt)=>tt===i?X.target.value:Z)})} /></label>`;return e`<fieldset><legend>${a("app-when")}</legend><div class="chips">
${t==="month"&&n==="period"&&s&&f("when","month period",U(s),!0,()=>{})}
${at.map(([i,p,b])=>f("when",`${i} ${p}`,a(b),t===i&&n===p,()=>c(i,p)))}</div></fieldset>
${t==="day"&&n==="other"&&e`<div class="day">${l(0,"app-day",2)}${l(1,"app-month",2)}${l(2,"app-year",4)}</div>`}`}function ut(){let t=M();if(t===null)return null;let n=x()-t;return e`<p class="hint">${a("app-thank-left",{time:h(t)})}</p>
${n>0&&e`<p class="note">${a("app-thank-beyond",{time:h(n)})}</p>`}`}var Q=!1;function ct(){k.value="",A(),Q&&K().refresh(),Q=!0}function dt(){let t=T().value,[n,o]=[B(),E()],s=a("app-thank-button",{count:d().length,time:h(x())}),c=e`<div class="chips">${D.map(([l,i])=>e`<button type="button" class="chip" key=${l} onClick=${()=>st(l)}>${a(i)}</button>`)}</div>`;return e`${m().length>1&&e`<fieldset><legend>${a("app-thank-group")}</legend><div class="chips">
${m().map(l=>f("group",l.id,e`<${W} id=${l.id} />`,l.id===S(),()=>u({group:l.id,changes:{},added:[],activity:"",alone:!1})))}</div></fieldset>`}
<fieldset><legend>${a("app-thank-who")}</legend>
${o&&e`<p class="hint"><strong>${U(o)}</strong></p>`}
${y()&&!r.value.alone&&e`<${N} of=${T()} />`}
<p class="hint">${t?.worked_on&&!r.value.alone?a("app-thank-last",{day:$(t.worked_on)}):(t||!y())&&!n.length&&a("app-thank-first")}</p>
<${ut} />
<ul class="list">${n.map(l=>e`<${it} key=${l.key} one=${l} />`)}</ul>
${n.length>0&&e`<button class="wide">${s}</button>`}
</fieldset>
<${L} add=${Y} />
${t?.worked_on?e`<details><summary>${a("app-thank-all")}</summary>${c}</details>`:e`<fieldset><legend>${a("app-thank-all")}</legend>${c}</fieldset>`}
<${rt} />
<label>${a("app-thank-what")} <select onChange=${l=>u({activity:l.target.value})}>
${_.value?.activities.map(l=>e`<option value=${l.id} selected=${l.id===R()} lang=${H(l)}>${O(l)}</option>`)}</select></label>
<button>${s}</button>`}var v=w(null);function ht(){return!v.value&&(q().length||_.value?.thanked?.length)&&import("./running-XADNJ24U.js").then(t=>{v.value=t.thanked},()=>{}),v.value&&e`<${v.value.Thanked} />`}function $t(){return m().length?e`<form class="log thank" onSubmit=${t=>G(t,k,g.value,lt,ot)} novalidate>
<p class="done" role="status">${g.value&&a("app-saved")}</p>
${k.value&&e`<p class="fault" role="alert"><strong>${a(k.value)}</strong></p>`}
<${J} />
${g.value?e`<button type="button" class="second" onClick=${()=>u({})}>${a("app-thank-others")}</button>`:e`<${dt} />`}
</form><${ht} />${y()&&e`<${pt} />`}<${P} />`:null}export{V as thank};
