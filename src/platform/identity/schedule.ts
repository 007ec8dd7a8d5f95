import { onSchedule } from '../jobs/index.ts';
import { sweepIdentity } from './challenges.ts';

onSchedule('identity.sweep', '20 3 * * *', (_payload, { write }) => write(sweepIdentity));
