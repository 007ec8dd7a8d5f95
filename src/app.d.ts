import type { Actor } from '#platform/identity/actor.ts';
import type { Lang } from '#platform/i18n/lang.ts';

declare global {
	namespace App {
		interface Locals {
			actor: Actor;
			lang: Lang;
			requestId: string;
			/** The session's id, when somebody is signed in (staff whose second factor is still owed have an anonymous actor). */
			sessionId?: string;
		}
	}
}
