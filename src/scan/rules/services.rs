//! Tokens of messaging, payment, monitoring and other services, and their webhooks.

use super::UUID;
use crate::scan::rule::Rule;

pub(super) static RULES: &[Rule] = &[
    Rule::pattern(
        "slack-token",
        "Slack token",
        &["xoxb-", "xoxp-", "xoxa-", "xoxr-", "xoxs-", "xoxo-"],
        "(?:^|[^0-9A-Za-z])(xox[abprso]-[0-9]{8,14}-[0-9A-Za-z-]{18,250})(?:[^0-9A-Za-z-]|$)",
    ),
    Rule::token("slack-app-token", "Slack app token", &["xapp-"], "[0-9]-[0-9A-Z]{8,12}-[0-9]{10,14}-[0-9a-f]{64}"),
    Rule::token("slack-config-token", "Slack configuration token", &["xoxe"], r"(?:\.xox[bp])?-[0-9]-[0-9A-Za-z]{140,180}"),
    Rule::pattern(
        "slack-webhook",
        "Slack webhook",
        &["hooks.slack.com/"],
        "hooks\\.slack\\.com/((?:services|workflows|triggers)/[0-9A-Za-z]{8,12}/[0-9A-Za-z]{8,14}/[0-9A-Za-z]{18,32})",
    ),
    Rule::pattern(
        "discord-webhook",
        "Discord webhook",
        &["/api/webhooks/"],
        "discord(?:app)?\\.com/api/webhooks/([0-9]{17,20}/[0-9A-Za-z_-]{60,80})",
    )
    .around(24, 160),
    Rule::pattern(
        "discord-bot-token",
        "Discord bot token",
        &["discord", "bot", ".run("],
        r#"(?i:discord|bot|\.run\()[0-9A-Za-z_. -]{0,30}["'`]?\s{0,3}[:=]?\s{0,3}["'`]?([MNO][0-9A-Za-z]{23,27}\.[0-9A-Za-z_-]{6}\.[0-9A-Za-z_-]{27,38})"#,
    )
    .with_run(58),
    Rule::pattern(
        "teams-webhook",
        "Microsoft Teams webhook",
        &[".webhook.office.com/"],
        "webhook\\.office\\.com/(webhookb2/[0-9a-f-]{36}@[0-9a-f-]{36}/IncomingWebhook/[0-9a-f]{32}/[0-9a-f-]{36})",
    )
    .around(8, 256),
    Rule::pattern(
        "zapier-webhook",
        "Zapier webhook",
        &["hooks.zapier.com/"],
        "hooks\\.zapier\\.com/(hooks/catch/[0-9]{5,9}/[0-9a-z]{6,8})",
    ),
    Rule::pattern(
        "telegram-bot-token",
        "Telegram bot token",
        &[":AA"],
        "(?:^|[^0-9A-Za-z])([0-9]{8,10}:AA[0-9A-Za-z_-]{33})(?:[^0-9A-Za-z_-]|$)",
    )
    .around(12, 48),
    Rule::pattern(
        "stripe-key",
        "Stripe live key",
        &["sk_live_", "rk_live_", "sk_prod_", "rk_prod_"],
        "(?:^|[^0-9A-Za-z])([sr]k_(?:live|prod)_[0-9A-Za-z]{24,110})(?:[^0-9A-Za-z_-]|$)",
    ),
    Rule::pattern(
        "stripe-test-key",
        "Stripe test key",
        &["sk_test_", "rk_test_"],
        "(?:^|[^0-9A-Za-z])([sr]k_test_[0-9A-Za-z]{24,110})(?:[^0-9A-Za-z_-]|$)",
    ),
    Rule::token("webhook-secret", "webhook signing secret (Stripe and others)", &["whsec_"], "[0-9A-Za-z+/]{32,44}={0,2}"),
    Rule::token("square-access-token", "Square access token", &["EAAA"], "[0-9A-Za-z_-]{60}"),
    Rule::token("square-token", "Square token", &["sq0atp-"], "[0-9A-Za-z_-]{22}"),
    Rule::token("square-secret", "Square OAuth secret", &["sq0csp-"], "[0-9A-Za-z_-]{43}"),
    Rule::pattern(
        "braintree-token",
        "Braintree access token",
        &["access_token$production$"],
        r"(access_token\$production\$[0-9a-z]{16}\$[0-9a-f]{32})",
    ),
    Rule::token(
        "plaid-token",
        "Plaid access token",
        &["access-"],
        "(?:sandbox|development|production)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
    ),
    Rule::token("flutterwave-key", "Flutterwave secret key", &["FLWSECK"], "(?:_TEST)?-[0-9a-h]{32}-X"),
    Rule::token("shopify-access-token", "Shopify access token", &["shpat_"], "[0-9A-Fa-f]{32}"),
    Rule::token("shopify-custom-token", "Shopify custom app token", &["shpca_"], "[0-9A-Fa-f]{32}"),
    Rule::token("shopify-private-token", "Shopify private app token", &["shppa_"], "[0-9A-Fa-f]{32}"),
    Rule::token("shopify-secret", "Shopify shared secret", &["shpss_"], "[0-9A-Fa-f]{32}"),
    Rule::token("shippo-token", "Shippo token", &["shippo_live_"], "[0-9a-f]{40}"),
    Rule::token("easypost-key", "EasyPost API key", &["EZAK"], "[0-9A-Za-z]{54}"),
    Rule::token("sendgrid-key", "SendGrid API key", &["SG."], r"[0-9A-Za-z_-]{22}\.[0-9A-Za-z_-]{43}"),
    Rule::token("mailgun-key", "Mailgun API key", &["key-"], "[0-9a-f]{32}"),
    Rule::pattern(
        "mailchimp-key",
        "Mailchimp API key",
        &["-us"],
        "(?:^|[^0-9A-Za-z])([0-9a-f]{32}-us[0-9]{1,2})(?:[^0-9A-Za-z]|$)",
    )
    .around(36, 8)
    .with_run(35),
    Rule::token("brevo-key", "Brevo API key", &["xkeysib-"], "[0-9a-f]{64}-[0-9A-Za-z]{16}"),
    Rule::token("resend-key", "Resend API key", &["re_"], "[0-9A-Za-z]{8}_[0-9A-Za-z]{24}"),
    Rule::pattern("twilio-key", "Twilio API key", &["SK"], "(?:^|[^0-9A-Za-z])(SK[0-9a-f]{32})(?:[^0-9A-Za-z]|$)").with_run(34),
    Rule::pattern("twilio-client", "Twilio auth token in a call", &["Client("], r#"Client\(\s{0,4}["']AC[0-9a-f]{32}["']\s{0,3},\s{0,8}["']([0-9a-f]{32})["']"#).around(0, 120).with_run(32),
    Rule::pattern("robot-webhook", "webhook of a chat robot (WeCom, DingTalk, Feishu)", &["qyapi.weixin", "oapi.dingtalk", "open.feishu"], r"(?:webhook/send\?key=|robot/send\?access_token=|bot/v2/hook/)([0-9a-f]{64}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})").around(0, 160).with_run(32),
    Rule::assigned("twilio-auth-token", "Twilio auth token", &["twilio"], "[0-9a-f]{32}"),
    Rule::token(
        "hubspot-token",
        "HubSpot private app token",
        &["pat-"],
        "(?:na|eu|ap)[0-9]-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
    ),
    Rule::token("dropbox-token", "Dropbox access token", &["sl."], r"(?:u\.)?[0-9A-Za-z_-]{130,}").around(4, 1400),
    Rule::pattern(
        "dropbox-long-lived-token",
        "Dropbox long-lived token",
        &["AAAAAAAAAA"],
        "(?:^|[^0-9A-Za-z])([0-9A-Za-z]{11}AAAAAAAAAA[0-9A-Za-z_=-]{43})(?:[^0-9A-Za-z_-]|$)",
    )
    .around(16, 64)
    .if_real(crate::scan::checks::is_long_tail),
    Rule::token("figma-token", "Figma token", &["figd_"], "[0-9A-Za-z_-]{40,44}"),
    Rule::token("notion-token", "Notion token", &["ntn_"], "[0-9]{11}[0-9A-Za-z]{35}"),
    Rule::token("notion-secret", "Notion integration secret", &["secret_"], "[0-9A-Za-z]{43}"),
    Rule::token("linear-key", "Linear API key", &["lin_api_"], "[0-9A-Za-z]{40}"),
    Rule::token("airtable-token", "Airtable token", &["pat"], r"[0-9A-Za-z]{14}\.[0-9a-f]{64}"),
    Rule::token("typeform-token", "Typeform token", &["tfp_"], "[0-9A-Za-z_.=-]{59}"),
    Rule::token("contentful-token", "Contentful token", &["CFPAT-"], "[0-9A-Za-z_-]{43}"),
    Rule::token("mapbox-secret-token", "Mapbox secret token", &["sk.eyJ"], r"[0-9A-Za-z_-]{40,200}\.[0-9A-Za-z_-]{20,30}"),
    Rule::token("sentry-token", "Sentry user token", &["sntryu_"], "[0-9a-f]{64}"),
    Rule::token("sentry-org-token", "Sentry organisation token", &["sntrys_"], "[0-9A-Za-z+/=_]{80,300}"),
    Rule::token("new-relic-key", "New Relic user key", &["NRAK-"], "[0-9A-Z]{27}"),
    Rule::token("grafana-cloud-token", "Grafana Cloud token", &["glc_"], "[0-9A-Za-z+/]{32,400}={0,3}"),
    Rule::token("grafana-service-token", "Grafana service account token", &["glsa_"], "[0-9A-Za-z]{32}_[0-9A-Fa-f]{8}"),
    Rule::token("dynatrace-token", "Dynatrace token", &["dt0c01."], r"[0-9A-Z]{24}\.[0-9A-Z]{64}"),
    Rule::token("launchdarkly-key", "LaunchDarkly SDK key", &["sdk-"], UUID),
    Rule::assigned("datadog-key", "Datadog key", &["datadog", "dd_api", "dd_app"], "[0-9a-f]{40}|[0-9a-f]{32}"),
    Rule::assigned("pagerduty-key", "PagerDuty key", &["pagerduty"], "[0-9A-Za-z+_-]{20}"),
    Rule::assigned("algolia-key", "Algolia key", &["algolia"], "[0-9a-f]{32}"),
    Rule::assigned("okta-token", "Okta token", &["okta"], "00[0-9A-Za-z_-]{40}"),
    Rule::assigned("auth0-secret", "Auth0 client secret", &["auth0"], "[0-9A-Za-z_-]{64}"),
    Rule::assigned("asana-token", "Asana token", &["asana"], "[0-9]/[0-9]{15,17}:[0-9a-f]{32}"),
    Rule::pattern(
        "facebook-token",
        "Facebook access token",
        &["EAA"],
        "(?:^|[^0-9A-Za-z])(EAA[A-Z][0-9A-Za-z]{80,300})(?:[^0-9A-Za-z]|$)",
    ),
    Rule::assigned(
        "facebook-app-token",
        "Facebook app token",
        &["facebook", "fb_"],
        r"[0-9]{15,16}(?:\||%7C)[0-9A-Za-z_-]{27,40}",
    ),
    Rule::pattern(
        "openweather-key",
        "OpenWeather API key",
        &["openweather"],
        r#"(?i)openweather[^\n]{0,240}?appid["'`]?\s{0,3}[=:,]\s{0,3}["'`]?([0-9a-f]{32})(?:[^0-9A-Za-z]|$)"#,
    )
    .around(0, 320)
    .with_run(32),
    Rule::assigned("sidekiq-credentials", "Sidekiq credentials", &["contribsys", "sidekiq"], "[0-9a-f]{8}:[0-9a-f]{8}"),
    Rule::token("apify-token", "Apify token", &["apify_api_"], "[0-9A-Za-z]{36}"),
    Rule::token("posthog-key", "PostHog personal API key", &["phx_"], "[0-9A-Za-z_]{40,50}"),
    Rule::token("clickup-token", "ClickUp token", &["pk_"], "[0-9]{6,9}_[0-9A-Z]{32}"),
    Rule::token("linear-oauth-token", "Linear OAuth token", &["lin_oauth_"], "[0-9a-f]{64}"),
    Rule::token("adobe-client-secret", "Adobe client secret", &["p8e-"], "[0-9A-Za-z-]{32}"),
    Rule::token("duffel-token", "Duffel token", &["duffel_"], "(?:test|live)_[0-9A-Za-z_=-]{43}"),
    Rule::token("frameio-token", "Frame.io token", &["fio-u-"], "[0-9A-Za-z_=-]{64}"),
    Rule::token("intra42-secret", "42 API client secret", &["s-s4t2"], "(?:ud|af)-[0-9a-f]{64}"),
    Rule::token("infracost-key", "Infracost API key", &["ico-"], "[0-9A-Za-z]{32}"),
    Rule::pattern(
        "maxmind-key",
        "MaxMind licence key",
        &["_mmk"],
        "(?:^|[^0-9A-Za-z])([0-9A-Za-z]{6}_[0-9A-Za-z]{29}_mmk)(?:[^0-9A-Za-z_-]|$)",
    )
    .around(40, 8),
    Rule::token("twitter-bearer", "X API bearer token", &["AAAAAAAAAAAAAAAAAAAAA"], "[0-9A-Za-z%]{80,110}")
        .if_real(crate::scan::checks::is_long_tail),
];
