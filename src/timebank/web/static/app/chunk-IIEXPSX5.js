import{B as E,D as J,F as S,G as I,H as w,a as z,b as G,c as n,d as k,e as x,f as y,g as P,h as R,i as V,p as j,q as F,u as C,w as i,x as p,y as T}from"./chunk-HHJZ3DCI.js";var ie={};z(ie,{Entries:()=>O,Screen:()=>ae,Waiting:()=>K,mine:()=>B});var B=()=>T.value.filter(e=>e.by===p.value?.me.member?.id&&e.path==="/contributions"),Y={logged:"",verified:"app-confirmed",queried:"app-question",declined:"app-declined",withdrawn:"app-withdrawn",reversed:"app-undone",historic:"app-from-before"};function Z(e,t){return e.state!=="logged"?n(Y[e.state]):!e.receiver||e.without_measures.length>0?n("app-checking-coordinator"):t?n("app-checking",{to:t}):n("app-checking-other")}function K({entry:e,mend:t}){let a=n("app-entry",{to:e.label,time:k(e.minutes)}),{refused:s}=e,r=async()=>{await F(e.id),await E()};return i`<li><p><strong>${a}</strong></p>${e.content.worked_on&&i`<p>${y(e.content.worked_on)}</p>`}
    ${s?i`<div class="fault"><p>${n("app-refused")}</p><p lang=${s.lang}>${s.detail}</p></div>
        <p class="links"><a class="button" href=${`${t}/${e.id}`} aria-label=${n("app-mend-which",{entry:a})}>${n("app-mend")}</a>
        <button type="button" class="second" aria-label=${n("app-remove-which",{entry:a})} onClick=${r}>${n("app-remove")}</button></p>`:i`<p class="state waiting">${n("app-waiting")}</p>`}</li>`}function O(){let e=(p.value?.contributions??[]).slice(0,10),t=B().filter(a=>a.refused||!e.some(s=>s.id===a.id)).reverse();return i`<section aria-labelledby="entries"><h2 id="entries">${n("app-entries")}</h2>
    ${!e.length&&!t.length&&i`<p>${n("app-entries-none")}</p>`}
    <ul class="list">${t.map(a=>i`<${K} key=${a.id} entry=${a} mend="#log" />`)}
    ${e.map(a=>{let s=w().get(S(a.receiver))??p.value?.labels[a.id]??"";return i`<li key=${a.id}><p><a href=${`#entry/${a.id}`}><strong>${n("app-entry",{to:s||n("app-somebody"),time:k(a.minutes)})}</strong></a></p>
        <p>${y(a.worked_on)}</p><p class="state">${Z(a,s)}</p></li>`})}</ul></section>`}var Q=(e,t,a)=>n(e<0?a:t,{time:x(e)});function ee(){let{account:e,contributions:t}=p.value;if(!e)return null;let a=e.balance_minutes-e.held_minutes,r=t.filter(d=>["logged","queried"].includes(d.state)).reduce((d,$)=>d+$.minutes,0),l=B().reduce((d,$)=>d+$.minutes,0);return i`<p class="balance">${a===0?n("app-to-spend-none"):Q(a,"app-to-spend","app-received-more")}</p>
    ${e.held_minutes>0&&i`<p>${n("app-held",{time:x(e.held_minutes)})}</p>`}
    ${r>0&&i`<p>${n("app-being-checked",{time:x(r)})}</p>`}
    ${l>0&&i`<p>${n("app-unsent",{time:x(l)})}</p>`}`}function te(){let e=p.value?.statement??[];return i`<section aria-labelledby="statement"><h2 id="statement">${n("app-statement")}</h2>
    ${!e.length&&i`<p>${n("app-statement-none")}</p>`}
    <ul class="list">${e.map(t=>i`<li key=${t.transfer_id}>
      <p>${y(t.worked_on??t.recorded_at.slice(0,10))}</p>
      <p><strong>${n(t.change_minutes<0?"app-out":"app-in",{time:x(t.change_minutes)})}</strong> · ${n(`app-kind-${t.kind}`)}${t.other_name&&` \xB7 ${t.other_name}`}</p>
      <p>${Q(t.balance_minutes,"app-balance-after","app-balance-after-below")}</p></li>`)}</ul>
    <details><summary>${n("app-wrong")}</summary><p>${n("app-wrong-how")}</p></details></section>`}function ne(){let e=p.value?.next;return e?i`<section aria-labelledby="next"><h2 id="next">${n("app-next-session")}</h2>
    <p class="links"><a href=${`#sessions/${e.id}`}><strong>${I(e)}</strong></a></p>
    <p>${y(e.day)} · ${P(e.starts)}${e.place&&` \xB7 ${e.place}`}</p></section>`:null}function ae(){return p.value?i`<${ee} /><${ne} />
    <p class="links"><a href="#confirm">${n("app-confirm")}</a></p>
    ${G.stated_by==="groups"&&i`<p><a class="button" href="#log">${n("app-tell")}</a></p>`}
    <${O} /><${te} />`:null}var me={};z(me,{LENGTHS:()=>L,Length:()=>X,Screen:()=>de,activityName:()=>H,chip:()=>m,enter:()=>ue});var N=()=>({giver:"",to:"",number:"",note:"",more:!1,activity:"",minutes:0,long:!1,when:"0",parts:["","",""],last:!1}),u=C(N()),f=C(""),A=C(!1);function c(e){u.value={...u.value,last:!1,...e},A.value=!1}function oe(e){let{giver_id:t,receiver:a,activity_id:s,worked_on:r,minutes:l,note:d}=e.content,[$,g,v]=r.split("-").map(h=>String(Number(h))),b=!!a?.number;c({...N(),giver:t===e.by?"":t,note:d??"",to:b?"other":S(a),number:a?.number??"",activity:s,minutes:l,long:!L.some(([h])=>h===l),when:"other",parts:[v,g,$],mended:e}),f.value=""}function U(){let e=new Map;for(let t of p.value?.contributions??[]){let a={to:S(t.receiver),minutes:t.minutes,activity:t.activity_id};t.worked_from===t.worked_on&&t.minutes<=720&&w().has(a.to)&&e.set(`${a.to} ${a.minutes} ${a.activity}`,a)}return[...e.values()].slice(0,3)}function se(e){let t=p.value?.contributions??[],a=t.find(r=>S(r.receiver)===e)??t[0],s=p.value?.activities??[];return(s.find(r=>r.id===a?.activity_id)??s[0])?.id??""}var re=8,L=[[30,"app-half"],[60,"app-hour"],[90,"app-hour-and-half"],[120,"app-two"],[180,"app-three"]],le=Array.from({length:48},(e,t)=>(t+1)*15),D=()=>u.value.activity||se(u.value.to),q=()=>{let{when:e,parts:t}=u.value;return e==="other"?V(Number(t[2]),Number(t[1]),Number(t[0])):R(Number(e))};function pe(){let{to:e,number:t,minutes:a}=u.value;return e?e==="other"&&!t.trim()?"app-need-number":a?q()?"":"app-need-day":"app-need-long":"app-need-who"}var M=!1;async function ce(e){if(e.preventDefault(),M)return;f.value=pe();let{to:t,number:a,minutes:s,mended:r,giver:l,note:d}=u.value,[$,g]=t.split(":"),b={m:{member_id:g},o:{organisation_id:g},other:{number:a.trim()},c:null}[$],h=t==="other"?n("app-member-number",{number:a.trim()}):w().get(t)??"";if(!f.value){let o=p.value?.me.member?.id??"",_={giver_id:l||o,receiver:b,activity_id:D(),worked_on:q()??"",minutes:s,note:d.trim()||null};M=!0;try{await j({by:o,path:"/contributions",body:_,content:_,label:h,minutes:s},r),u.value=N(),A.value=!0,history.replaceState(null,"","#log"),await E(),J()}catch{f.value="app-not-saved"}finally{M=!1}}setTimeout(()=>document.querySelector(f.value?".fault":".done")?.scrollIntoView({block:"center"}),50)}var m=(e,t,a,s,r)=>i`<label class="chip" key=${t}>
  <input type="radio" name=${e} value=${t} checked=${s} onChange=${r} /> <span>${a}</span></label>`,W=(e,t,a)=>i`<label>${n(t)} <input type="text" inputmode="numeric" maxlength=${a}
  value=${u.value.parts[e]} onInput=${s=>c({parts:u.value.parts.map((r,l)=>l===e?s.target.value:r)})} /></label>`;function ue([e]){let t=T.value.find(a=>a.id===e);[f.value,A.value]=["",!1],t?oe(t):u.value.mended&&(u.value=N())}function X({minutes:e,long:t,onChange:a,name:s="long",legend:r=n("app-long")}){return i`<fieldset><legend>${r}</legend><div class="chips">
      ${L.map(([l,d])=>m(s,String(l),n(d),!t&&e===l,()=>a({minutes:l,long:!1})))}
      ${m(s,"other",n("app-other-length"),t,()=>a({minutes:15,long:!0}))}
    </div></fieldset>
    ${t&&i`<label>${n("app-other-length")} <select onChange=${l=>a({minutes:Number(l.target.value),long:!0})}>
      ${[...new Set([...le,e])].map(l=>i`<option value=${l} selected=${l===e}>${k(l)}</option>`)}</select></label>`}`}function de(){let{giver:e,to:t,minutes:a,long:s,when:r,last:l,mended:d,more:$,note:g}=u.value,v=p.value;if(!v?.me.member)return null;let b=[...w()].filter(([o])=>o!==`m:${e||v.me.member?.id}`&&(o!=="c"||o===t)),h=b.filter(([o],_)=>$||_<re||o===t);return i`<form class="log" onSubmit=${ce} novalidate>
    <p class="done" role="status">${A.value&&n("app-saved")}</p>
    ${f.value&&i`<p class="fault" role="alert"><strong>${n(f.value)}</strong></p>`}
    ${!d&&U().length>0&&i`<fieldset><legend>${n("app-last")}</legend><div class="chips">
      ${U().map(o=>i`<button type="button" class="chip" key=${`${o.to} ${o.minutes}`}
        aria-pressed=${l&&o.to===t&&o.minutes===a&&o.activity===u.value.activity}
        onClick=${()=>c({...N(),giver:e,...o,last:!0})}>${n("app-last-one",{to:w().get(o.to)??"",time:k(o.minutes)})}</button>`)}
      </div>${l&&i`<p class="note">${H(D())} · ${n("app-today")}</p><button>${n("app-save")}</button>`}</fieldset>`}
    ${v.me.helps.length>0&&i`<fieldset><legend>${n("app-whose")}</legend><div class="chips">
      ${m("giver","",n("app-whose-mine"),!e,()=>c({giver:""}))}
      ${v.me.helps.map(o=>m("giver",o.id,o.name,e===o.id,()=>c({giver:o.id})))}
    </div></fieldset>`}
    <fieldset><legend>${n("app-who")}</legend><div class="chips">
      ${h.map(([o,_])=>m("to",o,_,t===o,()=>c({to:o,activity:""})))}
      ${h.length<b.length&&i`<button type="button" class="chip" onClick=${()=>c({more:!0})}>${n("app-who-more",{count:b.length-h.length})}</button>`}
      ${m("to","other",n("app-who-other"),t==="other",()=>c({to:"other",activity:""}))}
    </div></fieldset>
    ${t==="other"&&i`<label>${n("app-number")} <input type="text" autocomplete="off" autocapitalize="none" aria-describedby="number-hint"
      value=${u.value.number} onInput=${o=>c({number:o.target.value})} /></label>
      <p class="hint" id="number-hint">${n("app-number-hint")}</p>`}
    <${X} minutes=${a} long=${s} onChange=${c} />
    ${t&&i`<label>${n("app-what")} <select onChange=${o=>c({activity:o.target.value})}>
      ${v.activities.map(o=>i`<option value=${o.id} selected=${o.id===D()}>${H(o.id)}</option>`)}</select></label>`}
    <fieldset><legend>${n("app-when")}</legend><div class="chips">
      ${m("when","0",n("app-today"),r==="0",()=>c({when:"0"}))}
      ${m("when","1",n("app-yesterday"),r==="1",()=>c({when:"1"}))}
      ${m("when","other",n("app-other-day"),r==="other",()=>c({when:"other"}))}
    </div></fieldset>
    ${r==="other"&&i`<div class="day">${W(0,"app-day",2)}${W(1,"app-month",2)}${W(2,"app-year",4)}</div>
      ${q()&&i`<p class="hint">${y(q()??"")}</p>`}`}
    <details open=${!!g}><summary>${n("app-note")}</summary><label>${n("app-note-label")} <textarea maxlength="500" aria-describedby="note-hint"
      value=${g} onInput=${o=>c({note:o.target.value})}></textarea></label>
      <p class="hint" id="note-hint">${n("app-note-hint")}</p></details>
    <button>${n(d?"app-save-again":"app-save")}</button>
  </form><${O} />`}function H(e){let t=p.value?.activities.find(a=>a.id===e);return t?I(t):""}export{ie as a,L as b,m as c,X as d,H as e,me as f};
