import{a,b as e,c as t,d as n,e as s,f as l,g as o,h as p,i,j as u,k as r,l as $,m as d,n as h,o as c,p as m,q as v,r as g,t as f,v as k,z as y}from"./chunk-RE42RIO6.js";import{Aa as b,B as w,Ba as C,Ca as j,O as _,P as x,X as A,Z as S,_ as O,a as R,ba as T,c as z,d as B,da as E,ea as I,f as X,fa as Z,z as q}from"./chunk-SKRXACJT.js";var J={};R(J,{Screen:()=>aa,enter:()=>M});var K=q(""),N=Array.from({length:80},(a,e)=>e<20?30*(e+1):60*(e-9)),P=[["day","0","app-today"],["day","1","app-yesterday"],["day","other","app-other-day"],["month","0","app-this-month"],["month","1","app-last-month"]];function U(){return d().length?d().some(a=>!a.minutes)?"app-thank-need-long":v()?"":"app-need-day":"app-thank-need-who"}async function V(){let e=A(i().find(a=>a.id===u())??{});await f(z("app-thank-label",{group:e,count:d().length})),a()}function D({one:a}){let e="day"===t.value.by?o:N,n=[...new Set([...e,...a.minutes?[a.minutes]:[]])].sort((a,e)=>a-e);return w`<li class="person"><label class="choice">
<input type="checkbox" checked=${a.on} onChange=${()=>l(a.key,{on:!a.on})} /> <span>${a.name}</span></label>
${a.on&&w`<select aria-label=${z("app-thank-long",{name:a.name})}
onChange=${e=>l(a.key,{minutes:Number(e.target.value)})}>
${!a.minutes&&w`<option value="0" selected>–</option>`}
${n.map(e=>w`<option value=${e} selected=${e===a.minutes}>${B(e)}</option>`)}</select>`}</li>`}function F(){let a=S().map(a=>a.id),e=(j().value?.items??[]).filter(e=>a.includes(e.contribution.receiver?.organisation_id??"")).length;return w`<p class="links"><a class="button" href="#claims">${z("app-claims-wait",{count:e})}</a></p>`}var G=([a,e])=>a===e?X(a):z("app-thank-days",{from:X(a),to:X(e)});function H(){let{by:a,when:e,parts:n,period:l}=t.value,o=(a,e,t)=>w`<label>${z(e)}
<input type="text" inputmode="numeric" maxlength=${t} value=${n[a]} onInput=${e=>s({parts:n.map((t,n)=>n===a?e.target.value:t)})} /></label>`;return w`<fieldset><legend>${z("app-when")}</legend><div class="chips">
${"month"===a&&"period"===e&&l&&Z("when","month period",G(l),!0,()=>{})}
${P.map(([t,n,l])=>Z("when",`${t} ${n}`,z(l),a===t&&e===n,()=>((e,t)=>s({by:e,when:t,...e===a?{}:{changes:{}}}))(t,n)))}</div></fieldset>
${"day"===a&&"other"===e&&w`<div class="day">${o(0,"app-day",2)}${o(1,"app-month",2)}${o(2,"app-year",4)}</div>`}`}var L=!1;function M(){K.value="",a(),L&&k().refresh(),L=!0}function Q(){let a=r().value,[n,l]=[$(),v()],o=z("app-thank-button",{count:d().length,time:B(h())}),p=w`<div class="chips">${E.map(([a,e])=>w`<button type="button" class="chip" key=${a} onClick=${()=>function(a){let e=d().map(e=>[e.key,{...t.value.changes[e.key],minutes:a}]);s({changes:{...t.value.changes,...Object.fromEntries(e)}})}(a)}>${z(e)}</button>`)}</div>`;return w`${i().length>1&&w`<fieldset><legend>${z("app-thank-group")}</legend><div class="chips">
${i().map(a=>Z("group",a.id,w`<${T} id=${a.id} />`,a.id===u(),()=>s({group:a.id,changes:{},added:[],activity:"",alone:!1})))}</div></fieldset>`}
<fieldset><legend>${z("app-thank-who")}</legend>
${l&&w`<p class="hint"><strong>${G(l)}</strong></p>`}
${b()&&!t.value.alone&&w`<${_} of=${r()} />`}
<p class="hint">${a?.worked_on&&!t.value.alone?z("app-thank-last",{day:X(a.worked_on)}):(a||!b())&&!n.length&&z("app-thank-first")}</p>
<${c} of=${u()} by=${t.value.by} sum=${h()} />
<ul class="list">${n.map(a=>w`<${D} key=${a.key} one=${a} />`)}</ul>
${n.length>0&&w`<button class="wide">${o}</button>`}
</fieldset>
<${e} add=${g} />
${a?.worked_on?w`<details><summary>${z("app-thank-all")}</summary>${p}</details>`:w`<fieldset><legend>${z("app-thank-all")}</legend>${p}</fieldset>`}
<${H} />
<label>${z("app-thank-what")} <select onChange=${a=>s({activity:a.target.value})}>
${x.value?.activities.map(a=>w`<option value=${a.id} selected=${a.id===m()} lang=${O(a)}>${A(a)}</option>`)}</select></label>
<button>${o}</button>`}var W=q(null);function Y(){return!W.value&&(p().length||x.value?.thanked?.length)&&import("./running-ZA3C5UTV.js").then(a=>{W.value=a.thanked},()=>{}),W.value&&w`<${W.value.Thanked} />`}function aa(){if(!i().length)return x.value&&w`<p>${z("app-help-not-there")}</p>`;let a=p().some(a=>a.refused),e=w`<${Y} />`;return w`${a&&e}<form class="log thank" onSubmit=${a=>I(a,K,n.value,U,V)} novalidate>
<p class="done" role="status">${n.value&&z("app-saved")}</p>
${K.value&&w`<p class="fault" role="alert"><strong>${z(K.value)}</strong></p>`}
<${C} />
${n.value?w`<button type="button" class="second" onClick=${()=>s({})}>${z("app-thank-others")}</button>`:w`<${Q} />`}
</form>${!a&&e}${b()&&w`<${F} />`}<${y} />`}export{J as thank};