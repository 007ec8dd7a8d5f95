/** Evidence: simple drawn scenes, passed through the same cleaning and store as any upload. */
import sharp from 'sharp';
import { clean } from '../../platform/files/clean.ts';
import { kindOf } from '../../platform/files/kinds.ts';
import { hashOf, store } from '../../platform/files/store.ts';

export interface Picture {
	sha256: Buffer;
	bytes: number;
	mime: string;
}

/** By what they show. */
export type Pictures = Readonly<Record<Scene, readonly Picture[]>>;
export type Scene = 'road' | 'pipe' | 'lamp' | 'yard' | 'papers';

const SKIES = ['#bcd9ea', '#d8dee3', '#f0d9c0'];

const houses = (
	colour: string
) => `<rect x="60" y="210" width="150" height="110" fill="${colour}"/><path d="M45 212 135 150 225 212z" fill="#7a4b3a"/>
	<rect x="100" y="245" width="36" height="36" fill="#e8f2f7"/><rect x="470" y="190" width="190" height="130" fill="#d9c8ae"/>
	<path d="M452 192 565 128 678 192z" fill="#5d6670"/><rect x="510" y="225" width="36" height="36" fill="#e8f2f7"/><rect x="585" y="225" width="36" height="36" fill="#e8f2f7"/>`;

const GROUND = '<rect y="310" width="720" height="170" fill="#8d9a6b"/>';

const SCENES: Record<Scene, (colour: string) => string> = {
	road: (c) =>
		`${GROUND}${houses(c)}<path d="M250 480 330 310h60l170 170z" fill="#4c5055"/><path d="M355 330l4 0 22 60-10 0zM366 410l12 0 26 66-16 0z" fill="#e7e3d4"/>
		<ellipse cx="330" cy="430" rx="34" ry="12" fill="#35383c"/><rect x="420" y="392" width="90" height="46" fill="#3f4347"/>`,
	pipe: (c) =>
		`${GROUND}${houses(c)}<path d="M120 400h480l-40 80H160z" fill="#6d5138"/><rect x="120" y="418" width="480" height="26" rx="13" fill="#4a7f9d"/>
		<rect x="330" y="410" width="24" height="42" fill="#2f5d77"/><path d="M600 400l60-50 30 50z" fill="#7c6043"/>`,
	lamp: (c) =>
		`${GROUND}${houses(c)}<rect x="352" y="120" width="10" height="250" fill="#4b4f54"/><path d="M357 122h70v10h-70z" fill="#4b4f54"/>
		<path d="M410 132h34l60 238H360z" fill="#fff3b0" opacity=".45"/><rect x="408" y="128" width="38" height="10" fill="#ffe680"/>`,
	yard: (c) =>
		`${GROUND}${houses(c)}<rect x="270" y="340" width="70" height="80" fill="#3d6b4f"/><rect x="264" y="332" width="82" height="12" fill="#2c4f3a"/>
		<rect x="360" y="340" width="70" height="80" fill="#3d6b4f"/><rect x="354" y="332" width="82" height="12" fill="#2c4f3a"/><circle cx="520" cy="400" r="26" fill="#c9a227"/>`,
	papers: (c) =>
		`<rect width="720" height="480" fill="#b08d62"/><rect x="150" y="50" width="300" height="390" fill="#fbfaf5" transform="rotate(-4 300 245)"/>
		<g stroke="#8c8c86" stroke-width="5">${Array.from({ length: 11 }, (_, i) => `<path d="M185 ${String(120 + i * 24)}h${String(230 - ((i * 37) % 90))}"/>`).join('')}</g>
		<circle cx="390" cy="385" r="38" fill="none" stroke="${c}" stroke-width="6"/><rect x="500" y="120" width="16" height="240" rx="8" fill="#2d4a6b" transform="rotate(18 508 240)"/>`
};

const COLOURS = ['#e6c9a8', '#c8d3da', '#b9c9a4'];

function draw(scene: Scene, variant: number): Promise<Buffer> {
	const sky = SKIES[variant] ?? '#bcd9ea';
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="720" height="480"><rect width="720" height="480" fill="${sky}"/>${SCENES[scene](COLOURS[variant] ?? '#e6c9a8')}</svg>`;
	return sharp(Buffer.from(svg)).jpeg({ quality: 80 }).toBuffer();
}

/** Scenes as somebody's telephone takes them, each drawn once: rooms store them by their own commands. */
export class Gallery {
	readonly #drawn = new Map<string, Promise<Buffer>>();

	photo(theme: string, light: number): Promise<Buffer> {
		const [scene, variant] = [sceneOf(theme), light % SKIES.length];
		const key = `${scene} ${String(variant)}`;
		const drawn = this.#drawn.get(key) ?? draw(scene, variant);
		this.#drawn.set(key, drawn);
		return drawn;
	}
}

async function keep(scene: Scene, variant: number): Promise<Picture> {
	const drawn = await draw(scene, variant);
	const kind = await kindOf('photo.jpg', drawn);
	const bytes = await clean(kind, drawn);
	const sha256 = hashOf(bytes);
	await (await store()).put(sha256, bytes);
	return { sha256: Buffer.from(sha256, 'hex'), bytes: bytes.length, mime: kind.mime };
}

/** Draws every scene in three lights and keeps them in the store of files. */
export async function drawPictures(): Promise<Pictures> {
	const of = (scene: Scene) => Promise.all(SKIES.map((_, variant) => keep(scene, variant)));
	const [road, pipe, lamp, yard, papers] = await Promise.all([of('road'), of('pipe'), of('lamp'), of('yard'), of('papers')]);
	return { road, pipe, lamp, yard, papers };
}

const BY_THEME: Partial<Record<string, Scene>> = {
	roads: 'road',
	transport: 'road',
	street_light: 'lamp',
	power: 'lamp',
	water: 'pipe',
	heating: 'pipe',
	waste: 'yard',
	housing: 'yard',
	ecology: 'yard',
	culture: 'yard'
};

export function sceneOf(theme: string): Scene {
	return BY_THEME[theme] ?? 'papers';
}
