/** The time zone of visitors without a city. */
export const HOME_ZONE = "Asia/Kolkata";
