// An hour logged by its giver and confirmed by its receiver, with the generated types.
import createClient from "openapi-fetch";
import { randomUUID } from "node:crypto";
import type { paths } from "./timebank.js";

function told(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set`);
  return value;
}

const community = told("COMMUNITY");
const as = (token: string) =>
  createClient<paths>({
    baseUrl: told("TIMEBANK_URL"),
    headers: { Authorization: `Bearer ${token}` },
  });
const giver = as(told("GIVER_TOKEN"));
const receiver = as(told("RECEIVER_TOKEN"));
const header = () => ({ "Idempotency-Key": randomUUID() });

const logged = await giver.POST("/v1/communities/{community}/contributions", {
  params: { path: { community }, header: header() },
  body: {
    giver_id: told("GIVER"),
    receiver: { member_id: told("RECEIVER") },
    activity_id: told("ACTIVITY"),
    worked_on: "2025-06-08",
    minutes: 60,
  },
});
if (logged.data === undefined) throw new Error(logged.error.detail);

const verified = await receiver.POST(
  "/v1/communities/{community}/contributions/{contribution_id}/verify",
  {
    params: { path: { community, contribution_id: logged.data.id }, header: header() },
    body: {},
  },
);
if (verified.data === undefined) throw new Error(verified.error.detail);

const account = await giver.GET("/v1/communities/{community}/accounts/{account_id}", {
  params: { path: { community, account_id: told("GIVER_ACCOUNT") } },
});
if (account.data === undefined) throw new Error(account.error.detail);
console.log(JSON.stringify({ balance_minutes: account.data.balance_minutes }));
