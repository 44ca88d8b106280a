//! Keys of clouds, hosting, databases and the stores of secrets themselves.

use crate::scan::checks;
use crate::scan::rule::Rule;

const UUID: &str = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

pub(super) static RULES: &[Rule] = &[
    Rule::pattern("aws-access-key-id", "AWS access key id", &["AKIA", "ASIA", "ABIA", "ACCA"], "(?:^|[^0-9A-Za-z])((?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16})(?:[^0-9A-Za-z]|$)"),
    Rule::assigned("aws-secret-access-key", "AWS secret access key", &["aws_secret", "aws-secret", "awssecret", "secretaccesskey", "aws secret", "aws.secret"], "[0-9A-Za-z/+]{40}"),
    Rule::token("aws-bedrock-key", "Amazon Bedrock API key", &["ABSK"], "[0-9A-Za-z+/]{100,140}={0,2}"),
    Rule::assigned("azure-storage-key", "Azure storage account key", &["AccountKey"], "[0-9A-Za-z+/]{86}=="),
    Rule::pattern("azure-client-secret", "Microsoft Entra client secret", &["8Q~", "7Q~"], r"(?:^|[^0-9A-Za-z_~.-])([0-9A-Za-z_~.]{3}[78]Q~[0-9A-Za-z_~.-]{31,34})(?:[^0-9A-Za-z_~.-]|$)"),
    Rule::pattern("azure-sas-signature", "Azure shared access signature", &["sig="], r"[?&]sig=([0-9A-Za-z%+/]{43,60}(?:%3[dD]|=))").around(1, 128),
    Rule::pattern("azure-devops-token", "Azure DevOps token", &["AZDO"], "(?:^|[^0-9A-Za-z])([0-9A-Za-z]{76}AZDO[0-9A-Za-z]{4})(?:[^0-9A-Za-z]|$)").around(80, 16),
    Rule::token("google-oauth-secret", "Google OAuth client secret", &["GOCSPX-"], "[0-9A-Za-z_-]{28}"),
    Rule::token("google-oauth-token", "Google OAuth access token", &["ya29."], "[0-9A-Za-z_-]{30,400}"),
    Rule::token("digitalocean-token", "DigitalOcean token", &["dop_v1_"], "[0-9a-f]{64}"),
    Rule::token("digitalocean-oauth-token", "DigitalOcean OAuth token", &["doo_v1_"], "[0-9a-f]{64}"),
    Rule::token("digitalocean-refresh-token", "DigitalOcean refresh token", &["dor_v1_"], "[0-9a-f]{64}"),
    Rule::token("alibaba-access-key-id", "Alibaba Cloud access key id", &["LTAI"], "[0-9A-Za-z]{17,26}"),
    Rule::token("tencent-secret-id", "Tencent Cloud secret id", &["AKID"], "[0-9A-Za-z]{32}"),
    Rule::token("yandex-api-key", "Yandex Cloud API key", &["AQVN"], "[0-9A-Za-z_-]{35,38}"),
    Rule::token("heroku-token", "Heroku token", &["HRKU-"], "[0-9A-Za-z_-]{36,70}"),
    Rule::assigned("heroku-api-key", "Heroku API key", &["heroku"], UUID),
    Rule::token("fly-token", "Fly.io token", &["fm2_"], "[0-9A-Za-z+/]{100,}={0,3}"),
    Rule::token("cloudflare-origin-key", "Cloudflare origin CA key", &["v1.0-"], "[0-9a-f]{24}-[0-9a-f]{146}"),
    Rule::assigned("cloudflare-api-token", "Cloudflare API token", &["cloudflare"], "[0-9A-Za-z_-]{40}|[0-9a-f]{37}"),
    Rule::token("netlify-token", "Netlify token", &["nfp_"], "[0-9A-Za-z]{36,40}"),
    Rule::token("render-api-key", "Render API key", &["rnd_"], "[0-9A-Za-z]{28,36}"),
    Rule::token("vercel-token", "Vercel token", &["vcp_"], "[0-9A-Za-z]{50,60}"),
    Rule::token("supabase-token", "Supabase access token", &["sbp_"], "[0-9a-f]{40}"),
    Rule::token("supabase-secret-key", "Supabase secret key", &["sb_secret_"], "[0-9A-Za-z_-]{31,40}"),
    Rule::token("planetscale-token", "PlanetScale token", &["pscale_tkn_"], "[0-9A-Za-z_.=-]{32,64}"),
    Rule::token("planetscale-password", "PlanetScale password", &["pscale_pw_"], "[0-9A-Za-z_.=-]{32,64}"),
    Rule::token("neon-api-key", "Neon API key", &["napi_"], "[0-9a-z]{64}"),
    Rule::token("aiven-password", "Aiven service password", &["AVNS_"], "[0-9A-Za-z_-]{19}"),
    Rule::token("doppler-token", "Doppler token", &["dp."], "(?:pt|st|ct|sa|scim|audit)\\.(?:[0-9A-Za-z_]{2,35}\\.)?[0-9A-Za-z]{40,44}"),
    Rule::token("vault-token", "HashiCorp Vault token", &["hvs."], "[0-9A-Za-z_-]{90,120}"),
    Rule::token("vault-batch-token", "HashiCorp Vault batch token", &["hvb."], "[0-9A-Za-z_-]{130,300}"),
    Rule::pattern("terraform-cloud-token", "Terraform Cloud token", &[".atlasv1."], r"(?:^|[^0-9A-Za-z])([0-9A-Za-z]{14}\.atlasv1\.[0-9A-Za-z_-]{60,70})(?:[^0-9A-Za-z_-]|$)").around(16, 96),
    Rule::token("pulumi-token", "Pulumi access token", &["pul-"], "[0-9a-f]{40}"),
    Rule::token("onepassword-service-token", "1Password service account token", &["ops_eyJ"], "[0-9A-Za-z+/]{250,}={0,3}").around(4, 1024),
    Rule::pattern("onepassword-secret-key", "1Password secret key", &["A3-"], "(?:^|[^0-9A-Za-z])(A3-[0-9A-Z]{6}-[0-9A-Z]{6}-[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5})(?:[^0-9A-Za-z-]|$)"),
    Rule::token("age-secret-key", "age secret key", &["AGE-SECRET-KEY-1"], "[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}"),
    Rule::token("tailscale-key", "Tailscale key", &["tskey-"], "(?:auth|api|client|scim|webhook)-[0-9A-Za-z]{10,20}(?:CNTRL)?-[0-9A-Za-z]{20,40}"),
    Rule::token("openshift-token", "OpenShift token", &["sha256~"], "[0-9A-Za-z_-]{43}"),
    Rule::token("scaleway-access-key", "Scaleway access key", &["SCW"], "[0-9A-Z]{17}"),
    Rule::assigned("scaleway-secret-key", "Scaleway secret key", &["scw_secret"], UUID),
    Rule::assigned("linode-token", "Linode token", &["linode"], "[0-9a-f]{64}"),
    Rule::pattern("url-password", "password in an address", &["://"], r#"[A-Za-z][A-Za-z0-9+.-]{1,20}://[^\s/:@"'<>]{0,64}:([^\s/:@"'<>${}]{3,128})@[0-9A-Za-z\[]"#)
        .around(24, 256).if_real(checks::is_chosen),
    Rule::pattern("connection-password", "password in a connection string", &["password=", "pwd="], r#"(?i)(?:server|data source|host|addr|address|user id|uid|user|database|initial catalog|endpoint)\s{0,2}=[^\r\n"]{1,200};\s{0,2}(?:password|pwd)=([^;\s"'${}<>]{4,128})"#)
        .around(256, 160).if_real(checks::is_chosen),
    Rule::assigned("service-bus-key", "Azure Service Bus key", &["SharedAccessKey"], "[0-9A-Za-z+/]{43}="),
];
