/**
 * Every table of D1, for drizzle-kit and the queries. Times are epoch milliseconds, money is in minor units. Each table has
 * one writer, named in its file.
 */
export * from "./api-tables";
export * from "./auth-schema";
export * from "./event-tables";
export * from "./gate-tables";
export * from "./job-tables";
export * from "./mail-tables";
export * from "./notice-tables";
export * from "./organization-tables";
export * from "./projection-tables";
export * from "./rating-tables";
export * from "./recommendation-tables";
export * from "./sale-notice-tables";
export * from "./sandbox-tables";
export * from "./search-tables";
export * from "./socket-tables";
export * from "./venue-tables";
export * from "./webhook-tables";
