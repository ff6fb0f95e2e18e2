//! The errors that the stand-in answers with, in Discord's form.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// An error as Discord answers it. Source: Opcodes and Status Codes, "JSON Error Codes".
#[derive(Debug)]
pub(super) struct ApiError {
    status: StatusCode,
    code: u32,
    pub(super) message: &'static str,
    problems: Vec<String>,
}

impl ApiError {
    fn new(status: StatusCode, code: u32, message: &'static str) -> Self {
        Self { status, code, message, problems: Vec::new() }
    }

    pub(super) fn unknown_interaction() -> Self {
        Self::new(StatusCode::NOT_FOUND, 10062, "Unknown interaction")
    }

    pub(super) fn unknown_message() -> Self {
        Self::new(StatusCode::NOT_FOUND, 10008, "Unknown Message")
    }

    pub(super) fn unknown_webhook() -> Self {
        Self::new(StatusCode::NOT_FOUND, 10015, "Unknown Webhook")
    }

    pub(super) fn acknowledged() -> Self {
        let message = "Interaction has already been acknowledged.";
        Self::new(StatusCode::BAD_REQUEST, 40060, message)
    }

    pub(super) fn too_many_follow_ups() -> Self {
        let message =
            "Maximum number of follow up messages per user-installed interaction reached.";
        Self::new(StatusCode::BAD_REQUEST, 40094, message)
    }

    pub(super) fn invalid_webhook_token() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, 50027, "Invalid Webhook Token")
    }

    pub(super) fn invalid_body(problems: Vec<String>) -> Self {
        Self { problems, ..Self::new(StatusCode::BAD_REQUEST, 50035, "Invalid Form Body") }
    }

    pub(super) fn unauthorized() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, 0, "401: Unauthorized")
    }

    pub(super) fn not_json() -> Self {
        let message = "The request body contains invalid JSON.";
        Self::new(StatusCode::BAD_REQUEST, 50109, message)
    }

    pub(super) fn unknown_application() -> Self {
        Self::new(StatusCode::NOT_FOUND, 10002, "Unknown Application")
    }

    pub(super) fn unknown_channel() -> Self {
        Self::new(StatusCode::NOT_FOUND, 10003, "Unknown Channel")
    }

    pub(super) fn unknown_server() -> Self {
        Self::new(StatusCode::NOT_FOUND, 10004, "Unknown Guild")
    }

    pub(super) fn not_a_text_channel() -> Self {
        let message = "Cannot send messages in a non-text channel";
        Self::new(StatusCode::BAD_REQUEST, 50008, message)
    }

    pub(super) fn of_another_author() -> Self {
        let message = "Cannot edit a message authored by another user";
        Self::new(StatusCode::FORBIDDEN, 50005, message)
    }

    pub(super) fn too_large() -> Self {
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, 40005, "Request entity too large")
    }

    pub(super) fn cannot_send_to_user() -> Self {
        Self::new(StatusCode::FORBIDDEN, 50007, "Cannot send messages to this user")
    }

    pub(super) fn missing_permissions() -> Self {
        Self::new(StatusCode::FORBIDDEN, 50013, "Missing Permissions")
    }

    pub(super) fn cannot_reply() -> Self {
        let message = "Cannot reply without permission to read message history";
        Self::new(StatusCode::BAD_REQUEST, 160_002, message)
    }

    pub(super) fn unknown_user() -> Self {
        Self::new(StatusCode::NOT_FOUND, 10013, "Unknown User")
    }

    pub(super) fn missing_access() -> Self {
        Self::new(StatusCode::FORBIDDEN, 50001, "Missing Access")
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let mut body = json!({"code": self.code, "message": self.message});
        if !self.problems.is_empty() {
            let problem = |words| json!({"code": "INVALID", "message": words});
            let list: Vec<Value> = self.problems.into_iter().map(problem).collect();
            body = json!({"code": self.code, "message": self.message, "errors": {"_errors": list}});
        }
        (self.status, axum::Json(body)).into_response()
    }
}
