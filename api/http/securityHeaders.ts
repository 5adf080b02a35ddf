import type { RequestHandler } from 'express';

/** Answers hold personal data: nobody on the way may keep them, frame them or guess their type. */
export const securityHeaders: RequestHandler = (req, res, next) => {
  const isPage = req.path === '/docs' || req.path.startsWith('/docs/');
  res.set({
    'cache-control': 'no-store',
    'content-security-policy': isPage
      ? "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'"
      : "default-src 'none'; frame-ancestors 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  });
  next();
};
