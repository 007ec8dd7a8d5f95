import { expect, it } from 'vitest';
import { formatPoint, parsePoint } from './point.ts';

it.each([
	['43.2567, 76.9286'],
	['43.2567 76.9286'],
	['43,2567 76,9286'],
	['43,2567; 76,9286'],
	['  43.2567,76.9286 '],
	['geo:43.2567,76.9286?z=17'],
	['https://www.google.com/maps/@43.2567,76.9286,17z'],
	['https://www.google.com/maps/place/X/@43.1,76.1,17z/data=!3d43.2567!4d76.9286'],
	['https://maps.google.com/?q=43.2567,76.9286'],
	['https://www.openstreetmap.org/#map=17/43.2567/76.9286'],
	['https://www.openstreetmap.org/?mlat=43.2567&mlon=76.9286'],
	['https://yandex.kz/maps/?ll=76.9286%2C43.2567&z=17'],
	['https://yandex.kz/maps/?pt=76.9286,43.2567&z=17'],
	['https://2gis.kz/almaty/geo/76.9286,43.2567'],
	['https://2gis.kz/almaty/geo/9430150793846788/76.9286%2C43.2567'],
	['https://2gis.kz/almaty?m=76.9286%2C43.2567%2F17']
])('finds the point in %s', (typed) => {
	expect(parsePoint(typed)).toEqual({ latitude: 43.2567, longitude: 76.9286 });
});

it.each(['', 'Абай көшесі 12', '43.2567', '143.2, 76.9', '43.2, 276.9', 'https://example.org/'])('finds none in "%s"', (typed) => {
	expect(parsePoint(typed)).toBeUndefined();
});

it('writes a point so that it can be read again', () => {
	const point = { latitude: 43.256712, longitude: 76.9 };
	expect(formatPoint(point)).toBe('43.25671, 76.9');
	expect(parsePoint(formatPoint(point))).toEqual({ latitude: 43.25671, longitude: 76.9 });
});
