import{B as z,a as A,b as I,c as d,d as v,e as r,f as O,h as W,i as q,j as f,k as T,l as G,m as L,n as h,o as C,p as j,q as B,r as S,s as M,u as R,w as V,x as Y}from"./chunk-XA72LFDP.js";import{$ as g,L as w,T as _,V as E,W as N,Z as D,_ as F,a as Z,c as a,d as m,f as $,ta as H,x as b,z as e}from"./chunk-IA5PZJLU.js";var P={};Z(P,{Screen:()=>ht,enter:()=>ut});var u=b(""),tt=Array.from({length:48},(t,n)=>(n+1)*15),et=Array.from({length:80},(t,n)=>n<20?(n+1)*30:(n-9)*60),nt=[["day","0","app-today"],["day","1","app-yesterday"],["day","other","app-other-day"],["month","0","app-this-month"],["month","1","app-last-month"]];function at(){return h().length?h().some(t=>!t.minutes)?"app-thank-need-long":S()?"":"app-need-day":"app-thank-need-who"}var x=!1;async function lt(t){if(t.preventDefault(),!(x||v.value)){if(u.value=at(),!u.value){x=!0;try{let n=_(f().find(o=>o.id===T())??{});await R(a("app-thank-label",{group:n,count:h().length})),A()}catch{u.value="app-not-saved"}finally{x=!1}}setTimeout(()=>document.querySelector(u.value?".fault":".done")?.scrollIntoView({block:"center"}),50)}}function ot(t){let n=h().map(o=>[o.key,{...d.value.changes[o.key],minutes:t}]);r({changes:{...d.value.changes,...Object.fromEntries(n)}})}function st({one:t}){let n=d.value.by==="day"?tt:et,o=[...new Set([...n,...t.minutes?[t.minutes]:[]])].sort((s,c)=>s-c);return e`<li class="person"><label class="choice">
<input type="checkbox" checked=${t.on} onChange=${()=>O(t.key,{on:!t.on})} /> <span>${t.name}</span></label>
${t.on&&e`<select aria-label=${a("app-thank-long",{name:t.name})}
onChange=${s=>O(t.key,{minutes:Number(s.target.value)})}>
${!t.minutes&&e`<option value="0" selected>–</option>`}
${o.map(s=>e`<option value=${s} selected=${s===t.minutes}>${m(s)}</option>`)}</select>`}</li>`}function it(){let t=E().map(o=>o.id),n=(H().value?.items??[]).filter(o=>t.includes(o.contribution.receiver?.organisation_id??"")).length;return e`<p class="links"><a class="button" href="#claims">${a("app-claims-wait",{count:n})}</a></p>`}var K=([t,n])=>t===n?$(t):a("app-thank-days",{from:$(t),to:$(n)});function pt(){let{by:t,when:n,parts:o,period:s}=d.value,c=(i,p)=>r({by:i,when:p,...i===t?{}:{changes:{}}}),l=(i,p,k)=>e`<label>${a(p)}
<input type="text" inputmode="numeric" maxlength=${k} value=${o[i]} onInput=${Q=>r({parts:o.map((U,X)=>X===i?Q.target.value:U)})} /></label>`;return e`<fieldset><legend>${a("app-when")}</legend><div class="chips">
${t==="month"&&n==="period"&&s&&g("when","month period",K(s),!0,()=>{})}
${nt.map(([i,p,k])=>g("when",`${i} ${p}`,a(k),t===i&&n===p,()=>c(i,p)))}</div></fieldset>
${t==="day"&&n==="other"&&e`<div class="day">${l(0,"app-day",2)}${l(1,"app-month",2)}${l(2,"app-year",4)}</div>`}`}function rt(){let t=j();if(t===null)return null;let n=C()-t;return e`<p class="hint">${a("app-thank-left",{time:m(t)})}</p>
${n>0&&e`<p class="note">${a("app-thank-beyond",{time:m(n)})}</p>`}`}var J=!1;function ut(){u.value="",A(),J&&Y().refresh(),J=!0}function ct(){let t=G().value,[n,o]=[L(),S()],s=a("app-thank-button",{count:h().length,time:m(C())}),c=e`<div class="chips">${F.map(([l,i])=>e`<button type="button" class="chip" key=${l} onClick=${()=>ot(l)}>${a(i)}</button>`)}</div>`;return e`${f().length>1&&e`<fieldset><legend>${a("app-thank-group")}</legend><div class="chips">
${f().map(l=>g("group",l.id,e`<${D} id=${l.id} />`,l.id===T(),()=>r({group:l.id,changes:{},added:[],activity:"",alone:!1})))}</div></fieldset>`}
<fieldset><legend>${a("app-thank-who")}</legend>
${o&&e`<p class="hint"><strong>${K(o)}</strong></p>`}
<p class="hint">${t?.worked_on&&!d.value.alone?a("app-thank-last",{day:$(t.worked_on)}):!n.length&&a("app-thank-first")}</p>
<${rt} />
<ul class="list">${n.map(l=>e`<${st} key=${l.key} one=${l} />`)}</ul>
${n.length>0&&e`<button class="wide">${s}</button>`}
</fieldset>
<${I} add=${M} />
${t?.worked_on?e`<details><summary>${a("app-thank-all")}</summary>${c}</details>`:e`<fieldset><legend>${a("app-thank-all")}</legend>${c}</fieldset>`}
<${pt} />
<label>${a("app-thank-what")} <select onChange=${l=>r({activity:l.target.value})}>
${w.value?.activities.map(l=>e`<option value=${l.id} selected=${l.id===B()} lang=${N(l)}>${_(l)}</option>`)}</select></label>
<button>${s}</button>`}var y=b(null);function dt(){return!y.value&&(q().length||w.value?.thanked?.length)&&import("./running-P2AWDXAV.js").then(t=>{y.value=t.thanked},()=>{}),y.value&&e`<${y.value.Thanked} />`}function ht(){return f().length?e`<form class="log thank" onSubmit=${lt} novalidate>
<p class="done" role="status">${v.value&&a("app-saved")}</p>
${u.value&&e`<p class="fault" role="alert"><strong>${a(u.value)}</strong></p>`}
<${V} />
${v.value?e`<button type="button" class="second" onClick=${()=>r({})}>${a("app-thank-others")}</button>`:e`<${ct} />`}
</form><${dt} />${W()&&e`<${it} />`}<${z} />`:null}export{P as thank};
