import { z } from 'zod';
import { JiraError } from '../errors.ts';
import { bodyOf, checkProperty, type RouteOptions, requireWritable } from './request.ts';

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-properties/ */
export function propertyRoutes({ app, tickets, present, settings }: RouteOptions): void {
  app.get('/rest/api/3/issue/:issue/properties', (call) => {
    const { id, properties } = tickets.get(call.req.param('issue'));
    const self = (key: string) => `${present.api}/issue/${id}/properties/${key}`;
    return call.json({ keys: Object.keys(properties).map((key) => ({ self: self(key), key })) });
  });

  app.get('/rest/api/3/issue/:issue/properties/:key', (call) => {
    const key = call.req.param('key');
    const { properties } = tickets.get(call.req.param('issue'));
    if (!Object.hasOwn(properties, key)) throw new JiraError(404, [`Property with key '${key}' was not found.`]);
    return call.json({ key, value: properties[key] });
  });

  app.put('/rest/api/3/issue/:issue/properties/:key', async (call) => {
    const key = call.req.param('key');
    const { properties } = tickets.get(call.req.param('issue'));
    requireWritable(settings);
    const value = await bodyOf(call, z.unknown());
    checkProperty(key, value);
    const known = Object.hasOwn(properties, key);
    properties[key] = value;
    return call.json({}, known ? 200 : 201);
  });
}
