//! Speaks the protocol, by its official SDK, on standard input and output.

use std::sync::Arc;

use rmcp::model::{
    CallToolRequestParams, CallToolResponse, CallToolResult, ContentBlock, Implementation, ListResourceTemplatesResult,
    ListResourcesResult, ListToolsResult, PaginatedRequestParams, ReadResourceRequestParams, ReadResourceResponse,
    ReadResourceResult, ServerCapabilities, ServerConfig, Tool, ToolAnnotations,
};
use rmcp::service::{QuitReason, RequestContext, ServerInitializeError};
use rmcp::transport::async_rw::AsyncRwTransport;
use rmcp::{ErrorData, RoleServer, ServerHandler, ServiceExt};

use super::call::Caller;
use super::resources;
use super::tools::{self, TOOLS};
use crate::cli::{Reply, command};
use crate::diagnostic::Failure;
use crate::output::schema_of;
use crate::output::wording::lead::INSTRUCTIONS;

/// The longest message that is read, in bytes; of a longer one nothing is kept, and it gets no answer.
const LONGEST: usize = 64 << 20;

/// Answers until the client is gone.
///
/// # Errors
/// The client speaks another protocol.
pub(super) fn serve(caller: Caller) -> Result<Reply, Failure> {
    // One client asks one thing after the other: one thread is enough, beside the one that waits for its words.
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::new(format!("cannot wait for requests: {error}")))?;
    let (input, output) = rmcp::transport::stdio();
    let transport = AsyncRwTransport::new_server(input, output).with_max_line_length(LONGEST);
    let ended = runtime.block_on(async {
        let running = match Server::new(caller).serve(transport).await {
            Ok(running) => running,
            // A client that leaves before it has asked for anything has seen enough.
            Err(ServerInitializeError::ConnectionClosed(_) | ServerInitializeError::TransportError { .. }) => return Ok(()),
            Err(error) => return Err(format!("cannot begin: {error}")),
        };
        match running.waiting().await {
            Ok(QuitReason::JoinError(error)) => Err(format!("cannot go on: {error}")),
            Ok(_) => Ok(()),
            Err(error) => Err(format!("cannot go on: {error}")),
        }
    });
    // Whoever waits for words that do not come any more is not waited for.
    runtime.shutdown_background();
    ended.map_err(|why| Failure::new(why).hint("an assistant starts this; by hand: docs/mcp.md"))?;
    Ok(Reply::done(""))
}

struct Server {
    caller: Caller,
    tools: Vec<Tool>,
}

impl Server {
    fn new(caller: Caller) -> Server {
        let tree = command();
        let described = |tool: &tools::Tool| {
            let takes = tree.find_subcommand(tool.command).map(|command| tool.takes(command)).unwrap_or_default();
            let gives = match schema_of(tool.gives) {
                serde_json::Value::Object(schema) => schema,
                _ => serde_json::Map::new(),
            };
            let annotations =
                ToolAnnotations::with_title(tool.title).read_only(true).destructive(false).idempotent(true).open_world(false);
            Tool::new(tool.name, tool.about, Arc::new(takes))
                .with_title(tool.title)
                .with_raw_output_schema(Arc::new(gives))
                .with_annotations(annotations)
        };
        Server { caller, tools: TOOLS.iter().map(described).collect() }
    }
}

impl ServerHandler for Server {
    fn get_info(&self) -> ServerConfig {
        let about = Implementation::new(env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"))
            .with_title(env!("CARGO_PKG_NAME"))
            .with_description(env!("CARGO_PKG_DESCRIPTION"));
        ServerConfig::new(ServerCapabilities::builder().enable_tools().enable_resources().build())
            .with_server_info(about)
            .with_instructions(INSTRUCTIONS)
    }

    async fn list_tools(
        &self,
        _: Option<PaginatedRequestParams>,
        _: RequestContext<RoleServer>,
    ) -> Result<ListToolsResult, ErrorData> {
        Ok(ListToolsResult::with_all_items(self.tools.clone()))
    }

    async fn call_tool(
        &self,
        request: CallToolRequestParams,
        _: RequestContext<RoleServer>,
    ) -> Result<CallToolResponse, ErrorData> {
        let Some(tool) = tools::named(&request.name) else {
            return Err(ErrorData::invalid_params(format!("found no tool `{}`", request.name), None));
        };
        let called = self.caller.call(tool, &request.arguments.unwrap_or_default());
        let mut result = CallToolResult::success(vec![ContentBlock::text(called.text)]);
        result.structured_content = called.json;
        result.is_error = Some(called.is_error);
        Ok(CallToolResponse::Complete(result))
    }

    async fn list_resources(
        &self,
        _: Option<PaginatedRequestParams>,
        _: RequestContext<RoleServer>,
    ) -> Result<ListResourcesResult, ErrorData> {
        Ok(ListResourcesResult::with_all_items(resources::list(&self.caller).map_err(internal)?))
    }

    async fn list_resource_templates(
        &self,
        _: Option<PaginatedRequestParams>,
        _: RequestContext<RoleServer>,
    ) -> Result<ListResourceTemplatesResult, ErrorData> {
        Ok(ListResourceTemplatesResult::with_all_items(vec![resources::template()]))
    }

    async fn read_resource(
        &self,
        request: ReadResourceRequestParams,
        _: RequestContext<RoleServer>,
    ) -> Result<ReadResourceResponse, ErrorData> {
        let contents = resources::read(&self.caller, &request.uri)
            .map_err(|failure| ErrorData::resource_not_found(failure.message, None))?;
        Ok(ReadResourceResponse::Complete(ReadResourceResult::new(vec![contents])))
    }
}

fn internal(failure: Failure) -> ErrorData {
    ErrorData::internal_error(failure.message, None)
}
