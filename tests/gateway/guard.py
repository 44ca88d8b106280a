"""A hook of LiteLLM's proxy that lets a request pass only where the catalogue says that the provider does not train on it."""

import json
import os

import litellm
from fastapi import HTTPException
from litellm.integrations.custom_logger import CustomLogger

with open(os.environ["PROMPTFATE_CATALOGUE"], encoding="utf-8") as file:
    PROVIDERS = json.load(file)["registries"]["models.dev"]
# Where LiteLLM has another name for a provider than models.dev.
SLUGS = {
    "bedrock": "amazon-bedrock",
    "fireworks_ai": "fireworks-ai",
    "gemini": "google",
    "moonshot": "moonshotai",
    "together_ai": "togetherai",
    "vertex_ai": "google-vertex",
}


class Guard(CustomLogger):
    async def async_pre_call_hook(self, user_api_key_dict, cache, data, call_type):
        from litellm.proxy.proxy_server import llm_router

        # A name may stand for several deployments: any of them may be the one.
        for deployment in llm_router.get_model_list(model_name=data["model"]) or [{"litellm_params": {"model": data["model"]}}]:
            provider = litellm.get_llm_provider(deployment["litellm_params"]["model"])[1]
            said = PROVIDERS.get(SLUGS.get(provider, provider), {})
            # Not known is not a no.
            if said.get("training") is not False:
                what = {True: "trains on what is sent", None: "is not known not to train on what is sent"}[said.get("training")]
                raise HTTPException(status_code=403, detail=f"{provider} {what}: {said.get('source_url') or 'no record'}")
        return data


guard = Guard()
