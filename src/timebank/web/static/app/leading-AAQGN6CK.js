import{A as a,a as e,b as t,c as n,d as s,e as l,f as o,g as p,h as i,i as u,j as r,k as d,l as $,m as h,n as c,o as m,p as v,q as g,r as f,s as y,u as k,w as b}from"./chunk-IIMHHNYU.js";import{B as w,Ga as j,O as C,P as _,X as x,Z as I,_ as E,a as G,ba as S,c as T,d as A,f as H,ga as N,ha as O,ia as Q,na as U,oa as q,z}from"./chunk-GEEQQFIU.js";var B={};G(B,{Screen:()=>ea,enter:()=>L});var D=z(""),F=Array.from({length:80},(a,e)=>e<20?30*(e+1):60*(e-9)),M=[["day","0","app-today"],["day","1","app-yesterday"],["day","other","app-other-day"],["month","0","app-this-month"],["month","1","app-last-month"]];function P(){return c().length?c().some(a=>!a.minutes)?"app-thank-need-long":f()?"":"app-need-day":"app-thank-need-who"}async function R(){let a=x(r().find(a=>a.id===d())??{});await k(T("app-thank-label",{group:a,count:c().length})),e()}var X=p(function({one:a,by:e}){let t=[...new Set([..."day"===e?i:F,...a.minutes?[a.minutes]:[]])].sort((a,e)=>a-e);return w`<li class="person"><label class="choice">
<input type="checkbox" checked=${a.on} onChange=${()=>o(a.key,{on:!a.on})} /> <span>${a.name}</span></label>
${a.on&&w`<select aria-label=${T("app-thank-long",{name:a.name})}
onChange=${e=>o(a.key,{minutes:Number(e.target.value)})}>
${!a.minutes&&w`<option value="0" selected>–</option>`}
${t.map(e=>w`<option value=${e} selected=${e===a.minutes}>${A(e)}</option>`)}</select>`}</li>`});function Y(){let a=I().map(a=>a.id),e=(j().value?.items??[]).filter(e=>a.includes(e.contribution.receiver?.organisation_id??"")).length;return w`<p class="links"><a class="button" href="#claims">${T("app-claims-wait",{count:e})}</a></p>`}var Z=([a,e])=>a===e?H(a):T("app-thank-days",{from:H(a),to:H(e)});function J(){let{by:a,when:e,parts:t,period:s}=n.value,o=(a,e,n)=>w`<label>${T(e)}
<input type="text" inputmode="numeric" maxlength=${n} value=${t[a]} onInput=${e=>l({parts:t.map((t,n)=>n===a?e.target.value:t)})} /></label>`;return w`<fieldset><legend>${T("app-when")}</legend><div class="chips">
${"month"===a&&"period"===e&&s&&Q("when","month period",Z(s),!0,()=>{})}
${M.map(([t,n,s])=>Q("when",`${t} ${n}`,T(s),a===t&&e===n,()=>((e,t)=>l({by:e,when:t,...e===a?{}:{changes:{}}}))(t,n)))}</div></fieldset>
${"day"===a&&"other"===e&&w`<div class="day">${o(0,"app-day",2)}${o(1,"app-month",2)}${o(2,"app-year",4)}</div>`}`}var K=!1;function L(){D.value="",e(),K&&b().refresh(),K=!0}function V(){let a=$().value,[e,s]=[h(),f()],o=T("app-thank-button",{count:c().length,time:A(m())}),p=w`<div class="chips">${N.map(([a,e])=>w`<button type="button" class="chip" key=${a} onClick=${()=>function(a){let e=c().map(e=>[e.key,{...n.value.changes[e.key],minutes:a}]);l({changes:{...n.value.changes,...Object.fromEntries(e)}})}(a)}>${T(e)}</button>`)}</div>`;return w`${r().length>1&&w`<fieldset><legend>${T("app-thank-group")}</legend><div class="chips">
${r().map(a=>Q("group",a.id,w`<${S} id=${a.id} />`,a.id===d(),()=>l({group:a.id,changes:{},added:[],activity:"",alone:!1})))}</div></fieldset>`}
<fieldset><legend>${T("app-thank-who")}</legend>
${s&&w`<p class="hint"><strong>${Z(s)}</strong></p>`}
${U()&&!n.value.alone&&w`<${C} of=${$()} />`}
<p class="hint">${a?.worked_on&&!n.value.alone?T("app-thank-last",{day:H(a.worked_on)}):(a||!U())&&!e.length&&T("app-thank-first")}</p>
<${v} of=${d()} by=${n.value.by} sum=${m()} />
<ul class="list">${e.map(a=>X({one:a,by:n.value.by}))}</ul>
${e.length>0&&w`<button class="wide">${o}</button>`}
</fieldset>
<${t} add=${y} />
${a?.worked_on?w`<details><summary>${T("app-thank-all")}</summary>${p}</details>`:w`<fieldset><legend>${T("app-thank-all")}</legend>${p}</fieldset>`}
<${J} />
<label>${T("app-thank-what")} <select onChange=${a=>l({activity:a.target.value})}>
${_.value?.activities.map(a=>w`<option value=${a.id} selected=${a.id===g()} lang=${E(a)}>${x(a)}</option>`)}</select></label>
<button>${o}</button>`}var W=z(null);function aa(){return!W.value&&(u().length||_.value?.thanked?.length)&&import("./running-4GTRT7D5.js").then(a=>{W.value=a.thanked},()=>{}),W.value&&w`<${W.value.Thanked} />`}function ea(){if(!r().length)return _.value&&w`<p>${T("app-help-not-there")}</p>`;let e=u().some(a=>a.refused),t=w`<${aa} />`;return w`${e&&t}<form class="log thank" onSubmit=${a=>O(a,D,s.value,P,R)} novalidate>
<p class="done" role="status">${s.value&&T("app-saved")}</p>
${D.value&&w`<p class="fault" role="alert"><strong>${T(D.value)}</strong></p>`}
<${q} />
${s.value?w`<button type="button" class="second" onClick=${()=>l({})}>${T("app-thank-others")}</button>`:w`<${V} />`}
</form>${!e&&t}${U()&&w`<${Y} />`}<${a} />`}export{B as thank};