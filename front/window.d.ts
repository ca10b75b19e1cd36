// Names that the app's scripts use in their JSDoc, so that a wrong path or field is found before it is sent.
import type { components, paths } from "./api";

type Community = "/v1/communities/{community}";
type Below = { [P in keyof paths as P extends `${Community}${infer Rest}` ? Rest : P]: paths[P] };
type Call<P, M extends string> = P extends keyof Below ? (M extends keyof Below[P] ? Below[P][M] : never) : never;
type Body<C> = C extends { requestBody: { content: { "application/json": infer B } } } ? B
  : C extends { requestBody?: { content: { "application/json": infer B } } } ? B : undefined;
type Answers<C> = C extends { responses: infer R } ? R[keyof R] : never;
type Json<A> = A extends { content: { "application/json": infer J } } ? J : never;
type Called<M extends string> = { [P in keyof Below]: Call<P, M> extends { responses: unknown } ? P : never }[keyof Below];

declare global {
  /** A schema of the API. */
  type Shape<Name extends keyof components["schemas"]> = components["schemas"][Name];
  /** Paths below the community that can be read. */
  type Readable = Called<"get">;
  /** Paths below the community at which something can be done. */
  type Doable<M extends string> = Called<M>;
  /** What comes back. */
  type Says<P, M extends string> = Json<Answers<Call<P, M>>>;
  /** What is sent. */
  type Sent<P, M extends string> = Body<Call<P, M>>;
  /** What can be asked. */
  type Query<P> = Call<P, "get"> extends { parameters: { query?: infer Q } } ? Q : never;

  interface Window {
    trustedTypes?: { createPolicy(name: string, rules: { createScriptURL(url: string): string }): any };
  }
}
