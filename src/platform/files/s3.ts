import {
	CreateBucketCommand,
	DeleteObjectCommand,
	GetObjectCommand,
	HeadBucketCommand,
	NoSuchKey,
	paginateListObjectsV2,
	PutObjectCommand,
	S3Client
} from '@aws-sdk/client-s3';
import { ConfigError, type Config } from '../config.ts';
import type { Store } from './store.ts';

type S3Config = Pick<Config, 'S3_ENDPOINT' | 'S3_BUCKET' | 'S3_REGION' | 'S3_ACCESS_KEY' | 'S3_SECRET_KEY'>;

const key = (sha256: string) => `files/${sha256.slice(0, 2)}/${sha256.slice(2)}`;

function client(settings: S3Config): S3Client {
	const { S3_ENDPOINT: endpoint, S3_ACCESS_KEY: accessKeyId, S3_SECRET_KEY: secretAccessKey } = settings;
	if (endpoint === undefined || accessKeyId === undefined || secretAccessKey === undefined) {
		throw new ConfigError('S3_ENDPOINT needs S3_ACCESS_KEY and S3_SECRET_KEY beside it.');
	}
	return new S3Client({
		endpoint,
		region: settings.S3_REGION,
		credentials: { accessKeyId, secretAccessKey },
		forcePathStyle: true,
		// Servers other than Amazon's often refuse the newer trailing checksums; the sha256 is the key itself.
		requestChecksumCalculation: 'WHEN_REQUIRED',
		responseChecksumValidation: 'WHEN_REQUIRED'
	});
}

/** Any S3 server; the bucket is made when it is not there. Objects lie under `files/ab/cdef…`. */
export async function s3Store(settings: S3Config): Promise<Store> {
	const s3 = client(settings);
	const Bucket = settings.S3_BUCKET;
	await s3.send(new HeadBucketCommand({ Bucket })).catch(() => s3.send(new CreateBucketCommand({ Bucket })));
	return {
		put: async (sha256, bytes) => {
			await s3.send(new PutObjectCommand({ Bucket, Key: key(sha256), Body: bytes }));
		},
		get: async (sha256) => {
			try {
				const object = await s3.send(new GetObjectCommand({ Bucket, Key: key(sha256) }));
				return object.Body === undefined ? undefined : Buffer.from(await object.Body.transformToByteArray());
			} catch (error) {
				if (error instanceof NoSuchKey) return undefined;
				throw error;
			}
		},
		remove: async (sha256) => {
			await s3.send(new DeleteObjectCommand({ Bucket, Key: key(sha256) }));
		},
		olderThan: async function* (instant) {
			for await (const page of paginateListObjectsV2({ client: s3 }, { Bucket, Prefix: 'files/' })) {
				for (const object of page.Contents ?? []) {
					const hash = object.Key?.replace(/^files\/|\//g, '') ?? '';
					if (/^[0-9a-f]{64}$/.test(hash) && (object.LastModified?.getTime() ?? Infinity) < instant.epochMilliseconds) yield hash;
				}
			}
		}
	};
}
