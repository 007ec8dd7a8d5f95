import type { ThemeTexts } from '../types.ts';
import { corruption } from './corruption.ts';
import { culture } from './culture.ts';
import { ecology } from './ecology.ts';
import { farming } from './farming.ts';
import { health } from './health.ts';
import { heating } from './heating.ts';
import { housing } from './housing.ts';
import { internet } from './internet.ts';
import { kindergarten } from './kindergarten.ts';
import { labour } from './labour.ts';
import { land } from './land.ts';
import { other } from './other.ts';
import { power } from './power.ts';
import { roads } from './roads.ts';
import { safety } from './safety.ts';
import { school } from './school.ts';
import { services } from './services.ts';
import { social } from './social.ts';
import { streetLight } from './street-light.ts';
import { transport } from './transport.ts';
import { waste } from './waste.ts';
import { water } from './water.ts';

/** Texts by theme code. */
export const ruThemes: Readonly<Record<string, ThemeTexts>> = {
	roads,
	street_light: streetLight,
	water,
	heating,
	power,
	waste,
	housing,
	transport,
	health,
	school,
	kindergarten,
	social,
	labour,
	land,
	farming,
	ecology,
	safety,
	internet,
	services,
	culture,
	corruption,
	other
};
