import { currentContext, requestIdOf } from "../platform/request-context";
import { makeApp } from "./app";
import type { ApiRequest } from "./perform";

const app = makeApp();

/** Handles `/api`. The Worker imports this module with the first request to it, so that pages and sockets start without it. */
export async function handleApi(api: Omit<ApiRequest, "requestId">): Promise<Response> {
  const requestId = currentContext()?.requestId ?? requestIdOf(api.request);
  return app.fetch(api.request, { api: { ...api, requestId } });
}
