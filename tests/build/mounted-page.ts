import { act } from "react";
import { type Root, createRoot } from "react-dom/client";
import { afterEach, beforeEach } from "vitest";

/** A document's element and React root, new for each test of the file that calls this. */
export function mountedPage(): { readonly page: HTMLElement; readonly root: Root } {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  const mounted = {} as { page: HTMLElement; root: Root };
  beforeEach(() => {
    mounted.page = document.createElement("div");
    document.body.append(mounted.page);
    mounted.root = createRoot(mounted.page);
  });
  afterEach(() => {
    act(() => mounted.root.unmount());
    mounted.page.remove();
  });
  return mounted;
}
