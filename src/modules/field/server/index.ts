/** The door of field receptions: what pages may call. */
export { makeKit } from './commands/make-kit.ts';
export { takeKit } from './commands/take-kit.ts';
export { landRecord, type Landed } from './commands/land-record.ts';
export { landPhoto } from './commands/land-photo.ts';
export { setAside } from './commands/set-aside.ts';
export { handIn, revokeKit, sayState } from './commands/end-kit.ts';
export type { Pack, PackEvent } from './pack.ts';
export { presentKitForm, presentKits, type DeskKit, type KitForm } from './present.ts';
