//! An organisation's own files: its policy, the tools it uses, inventories of services, and what comes of them.

pub mod audit;
pub mod inventory;
pub mod policy;
