import type { Actor } from '#platform/identity/actor.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { Session } from '#platform/identity/sessions.ts';

declare global {
	namespace App {
		interface Locals {
			actor: Actor;
			lang: Lang;
			requestId: string;
			/** Seconds after which a program that asked too often may ask again. */
			retryAfter?: number;
			/** Where the page's video comes from: it may play from there, and from nowhere else. */
			mediaOrigin?: string;
			/** The session, when there is one (staff whose second factor is still owed have an anonymous actor). */
			session?: Session;
		}
		interface Error {
			/** To be told to the administrator: the log has it. */
			requestId?: string;
			/** The refusal's code, when it was one. */
			code?: string;
		}
	}
}
