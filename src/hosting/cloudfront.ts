import { stringify } from 'yaml';
import { withoutSlash } from './headers-file.ts';
import { pageSource, patternSource } from './path-pattern.ts';
import type { HostingPlan } from './plan.ts';

/**
 * A CloudFormation template for a site in S3: a policy with the headers of every answer, and two
 * functions, one for what S3 does not do (pages of folders, the slash, redirects) and one for caching.
 * The distribution, the bucket, and the certificate are the owner's.
 */
export function cloudFrontTemplate(plan: HostingPlan): string {
  return stringify(
    {
      AWSTemplateFormatVersion: '2010-09-09',
      Description: 'Response headers policy and functions for a static site behind CloudFront',
      Resources: {
        SiteHeaders: {
          Type: 'AWS::CloudFront::ResponseHeadersPolicy',
          Properties: {
            ResponseHeadersPolicyConfig: {
              Name: { 'Fn::Sub': '${AWS::StackName}-headers' },
              ...securityHeaders(plan),
            },
          },
        },
        SiteRequest: edgeFunction('request', requestFunction(plan)),
        SiteResponse: edgeFunction('response', responseFunction(plan)),
      },
      Outputs: Object.fromEntries(
        [
          ['SiteHeaders', 'Id'],
          ['SiteRequest', 'FunctionARN'],
          ['SiteResponse', 'FunctionARN'],
        ].map(([name = '', attribute = '']) => [
          name,
          { Value: { 'Fn::GetAtt': [name, attribute] } },
        ]),
      ),
    },
    { lineWidth: 0 },
  );
}

/** CloudFront has settings of its own for some headers and refuses those among the custom ones. */
function securityHeaders({ everywhere }: HostingPlan): object {
  const {
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': _always,
    'X-Frame-Options': frame,
    'Referrer-Policy': referrer,
    'Strict-Transport-Security': hsts,
    ...rest
  } = everywhere;
  return {
    SecurityHeadersConfig: {
      ContentSecurityPolicy: { ContentSecurityPolicy: policy, Override: true },
      ContentTypeOptions: { Override: true },
      FrameOptions: { FrameOption: frame, Override: true },
      ReferrerPolicy: { ReferrerPolicy: referrer, Override: true },
      ...(hsts !== undefined && {
        StrictTransportSecurity: {
          AccessControlMaxAgeSec: Number(hsts.replace(/\D/g, '')),
          Override: true,
        },
      }),
    },
    CustomHeadersConfig: {
      Items: Object.entries(rest).map(([Header, Value]) => ({ Header, Value, Override: true })),
    },
  };
}

function edgeFunction(kind: string, code: string): object {
  return {
    Type: 'AWS::CloudFront::Function',
    Properties: {
      Name: { 'Fn::Sub': `\${AWS::StackName}-${kind}` },
      AutoPublish: true,
      FunctionConfig: { Comment: `Viewer ${kind}`, Runtime: 'cloudfront-js-2.0' },
      FunctionCode: code,
    },
  };
}

/** Runs at the viewer's request; exported for a test that runs it. */
export function requestFunction({ redirects }: HostingPlan): string {
  const moved = Object.fromEntries(
    redirects.flatMap(({ from, to }) => [
      [from, to],
      [withoutSlash(from), to],
    ]),
  );
  return `var MOVED = ${JSON.stringify(moved)};
function handler(event) {
  var request = event.request;
  var uri = request.uri.replace(/\\/{2,}/g, '/');
  var to = Object.hasOwn(MOVED, uri) ? MOVED[uri] : '';
  if (!to && !/\\/$|\\/[^/]*\\.[^/]+$/.test(uri)) to = uri + '/';
  var asked = request.querystring || {};
  var query = Object.keys(asked).map(function (name) { return name + '=' + asked[name].value; });
  if (query.length > 0 && to) to += '?' + query.join('&');
  if (to)
    return {
      statusCode: 301,
      statusDescription: 'Moved Permanently',
      headers: { location: { value: to } },
    };
  request.uri = uri.replace(/\\/$/, '/index.html');
  return request;
}
`;
}

/** Runs at the viewer's response, after the policy: what it sets replaces what the policy set. */
export function responseFunction(plan: HostingPlan): string {
  const rules = plan.rules.map(({ path, headers }) => [patternSource(path), headers]);
  const exceptions = plan.exceptions.map(({ path, headers }) => [pageSource(path), headers]);
  return `var RULES = ${JSON.stringify(rules)};
var EXCEPTIONS = ${JSON.stringify(exceptions)};
var OTHERWISE = ${JSON.stringify(plan.otherwise)};
function handler(event) {
  var response = event.response;
  function matches(candidate) {
    return new RegExp(candidate[0]).test(event.request.uri);
  }
  var rule = RULES.find(matches);
  var exception = EXCEPTIONS.find(matches);
  [rule ? rule[1] : OTHERWISE, exception ? exception[1] : {}].forEach(function (headers) {
    for (var name in headers) response.headers[name.toLowerCase()] = { value: headers[name] };
  });
  return response;
}
`;
}
