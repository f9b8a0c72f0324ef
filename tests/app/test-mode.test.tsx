import { act } from "react";
import { createRoot } from "react-dom/client";
import { RouterContextProvider, createRoutesStub } from "react-router";
import { expect, test } from "vitest";
import { Layout, loader } from "#app/root";
import { deploymentContext, visitorContext } from "#worker/router-context";
import type { Visitor } from "#worker/platform/visitor";

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

const visitor: Visitor = {
  person: null,
  buyerKey: "guest:1",
  locale: "en",
  city: null,
  nonce: "n",
  address: "local",
};

/** The text of a page of a deployment. */
async function pageOf(testMode: boolean | null): Promise<string> {
  const context = new RouterContextProvider();
  context.set(visitorContext, visitor);
  if (testMode !== null) context.set(deploymentContext, { testMode, checkSiteKey: null });
  const request = new Request("https://stagedoor.test/");
  const loaded = loader({ request, url: new URL(request.url), params: {}, pattern: "/", context });
  const Page = createRoutesStub([
    { id: "root", path: "/", Component: () => <Layout>Events tonight</Layout> },
  ]);
  const root = createRoot(document);
  await act(async () => root.render(<Page hydrationData={{ loaderData: { root: loaded } }} />));
  const text = document.body.textContent;
  await act(async () => root.unmount());
  return text;
}

test("every page of a demo says that no money is real, and no page of another deployment does", async () => {
  expect(await pageOf(true)).toContain("Test mode: no real money");
  for (const testMode of [false, null]) {
    const text = await pageOf(testMode);
    expect(text).toContain("Events tonight");
    expect(text).not.toContain("Test mode");
  }
});
