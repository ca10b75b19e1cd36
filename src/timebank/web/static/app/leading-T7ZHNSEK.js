import{A as z,a as k,b as H,c as d,d as b,e as r,f as w,h as I,j as f,k as _,l as W,m as q,n as h,o as A,p as G,q as L,r as O,s as j,t as M,u as R,v as V,w as Y}from"./chunk-ROBZEC3U.js";import{A as S,J as v,L as x,M as E,P as N,Q as D,R as g,a as X,c as n,d as m,f as $,ja as F,x as C,z as a}from"./chunk-KK7HO5M4.js";var K={};X(K,{Screen:()=>ut,enter:()=>rt});var c=C(""),Z=Array.from({length:48},(t,e)=>(e+1)*15),tt=Array.from({length:80},(t,e)=>e<20?(e+1)*30:(e-9)*60),et=[["day","0","app-today"],["day","1","app-yesterday"],["day","other","app-other-day"],["month","0","app-this-month"],["month","1","app-last-month"]];function at(){return h().length?h().some(t=>!t.minutes)?"app-thank-need-long":O()?"":"app-need-day":"app-thank-need-who"}var T=!1;async function nt(t){if(t.preventDefault(),!T){if(c.value=at(),!c.value){T=!0;try{let e=v(f().find(o=>o.id===_())??{});await M(n("app-thank-label",{group:e,count:h().length})),k()}catch{c.value="app-not-saved"}finally{T=!1}}setTimeout(()=>document.querySelector(c.value?".fault":".done")?.scrollIntoView({block:"center"}),50)}}function lt(t){let e=h().map(o=>[o.key,{...d.value.changes[o.key],minutes:t}]);r({changes:{...d.value.changes,...Object.fromEntries(e)}})}function ot({one:t}){let e=d.value.by==="day"?Z:tt,o=[...new Set([...e,...t.minutes?[t.minutes]:[]])].sort((s,u)=>s-u);return a`<li class="person"><label class="choice">
<input type="checkbox" checked=${t.on} onChange=${()=>w(t.key,{on:!t.on})} /> <span>${t.name}</span></label>
${t.on&&a`<select aria-label=${n("app-thank-long",{name:t.name})}
onChange=${s=>w(t.key,{minutes:Number(s.target.value)})}>
${!t.minutes&&a`<option value="0" selected>–</option>`}
${o.map(s=>a`<option value=${s} selected=${s===t.minutes}>${m(s)}</option>`)}</select>`}</li>`}function st(){let t=x().map(o=>o.id),e=(F().value?.items??[]).filter(o=>t.includes(o.contribution.receiver?.organisation_id??"")).length;return a`<p class="links"><a class="button" href="#claims">${n("app-claims-wait",{count:e})}</a></p>`}var J=([t,e])=>t===e?$(t):n("app-thank-days",{from:$(t),to:$(e)});function it(){let{by:t,when:e,parts:o,period:s}=d.value,u=(i,p)=>r({by:i,when:p,...i===t?{}:{changes:{}}}),l=(i,p,y)=>a`<label>${n(p)}
<input type="text" inputmode="numeric" maxlength=${y} value=${o[i]} onInput=${P=>r({parts:o.map((Q,U)=>U===i?P.target.value:Q)})} /></label>`;return a`<fieldset><legend>${n("app-when")}</legend><div class="chips">
${t==="month"&&e==="period"&&s&&g("when","month period",J(s),!0,()=>{})}
${et.map(([i,p,y])=>g("when",`${i} ${p}`,n(y),t===i&&e===p,()=>u(i,p)))}</div></fieldset>
${t==="day"&&e==="other"&&a`<div class="day">${l(0,"app-day",2)}${l(1,"app-month",2)}${l(2,"app-year",4)}</div>`}`}function pt(){let t=G();if(t===null)return null;let e=A()-t;return a`<p class="hint">${n("app-thank-left",{time:m(t)})}</p>
${e>0&&a`<p class="note">${n("app-thank-beyond",{time:m(e)})}</p>`}`}var B=!1;function rt(){c.value="",k(),B&&Y().refresh(),B=!0}function ct(){let t=W().value,[e,o]=[q(),O()],s=n("app-thank-button",{count:h().length,time:m(A())}),u=a`<div class="chips">${D.map(([l,i])=>a`<button type="button" class="chip" key=${l} onClick=${()=>lt(l)}>${n(i)}</button>`)}</div>`;return a`${f().length>1&&a`<fieldset><legend>${n("app-thank-group")}</legend><div class="chips">
${f().map(l=>g("group",l.id,a`<${N} id=${l.id} />`,l.id===_(),()=>r({group:l.id,changes:{},added:[],activity:"",alone:!1})))}</div></fieldset>`}
<fieldset><legend>${n("app-thank-who")}</legend>
${o&&a`<p class="hint"><strong>${J(o)}</strong></p>`}
<p class="hint">${t?.worked_on&&!d.value.alone?n("app-thank-last",{day:$(t.worked_on)}):!e.length&&n("app-thank-first")}</p>
<${pt} />
<ul class="list">${e.map(l=>a`<${ot} key=${l.key} one=${l} />`)}</ul>
${e.length>0&&a`<button class="wide">${s}</button>`}
</fieldset>
<${H} add=${j} />
${t?.worked_on?a`<details><summary>${n("app-thank-all")}</summary>${u}</details>`:a`<fieldset><legend>${n("app-thank-all")}</legend>${u}</fieldset>`}
<${it} />
<label>${n("app-thank-what")} <select onChange=${l=>r({activity:l.target.value})}>
${S.value?.activities.map(l=>a`<option value=${l.id} selected=${l.id===L()} lang=${E(l)}>${v(l)}</option>`)}</select></label>
<button>${s}</button>`}function ut(){return f().length?a`<form class="log thank" onSubmit=${nt} novalidate>
<p class="done" role="status">${b.value&&n("app-saved")}</p>
${c.value&&a`<p class="fault" role="alert"><strong>${n(c.value)}</strong></p>`}
<${R} />
${b.value?a`<button type="button" class="second" onClick=${()=>r({})}>${n("app-thank-others")}</button>`:a`<${ct} />`}
</form><${V} />${I()&&a`<${st} />`}<${z} />`:null}export{K as thank};
