//! Results as people and programs get them: pages of words, the JSON contract, and the formats.

pub mod csv;
pub mod json;
pub mod present;
pub mod render;
pub mod sarif;
