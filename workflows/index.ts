export { complaint } from './complaint';
export { rollout } from './rollout';
