import { createContext } from "react-router";
import type { Services } from "#worker/services";
import type { Visitor } from "#worker/people/visitor";

/** The only door from a route to the server: a route never sees bindings or SQL, and a test passes a plain object. */
export const servicesContext = createContext<Services>();

/** Who asks, proven by the Worker before the router runs. */
export const visitorContext = createContext<Visitor>();
