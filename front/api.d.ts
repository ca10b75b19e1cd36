// Made by .ci/front of openapi/timebank.v1.json.
export interface paths {
    "/v1/communities/{community}/verification-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_verification_rules"];
        put?: never;
        post: operations["switch_rule_on"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/verification-rules/{rule_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["switch_rule_off"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/contributions/queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_queue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/contributions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_contributions"];
        put?: never;
        post: operations["log_contribution"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/contributions/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["verify_contributions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/contributions/{contribution_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_contribution"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/contributions/{contribution_id}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["verify_contribution"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/contributions/{contribution_id}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["claim_contribution"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/contributions/{contribution_id}/query": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["query_contribution"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/contributions/{contribution_id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["decline_contribution"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/contributions/{contribution_id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["withdraw_contribution"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/contributions/{contribution_id}/separate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["separate_contribution"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/contributions/{contribution_id}/stays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["keep_contribution"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/contributions/{contribution_id}/correction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["correct_contribution"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_accounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/accounts/{account_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_account"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["change_account"];
        trace?: never;
    };
    "/v1/communities/{community}/accounts/{account_id}/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_statement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/activities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_activities"];
        put?: never;
        post: operations["create_activity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/activities/{activity_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_activity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["change_activity"];
        trace?: never;
    };
    "/v1/communities/{community}/agreements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_agreements"];
        put?: never;
        post: operations["make_agreement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/members/{member_id}/agreements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_members_agreements"];
        put?: never;
        post: operations["agree"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_applications"];
        put?: never;
        post: operations["take_application"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/applications/{application_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_application"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["change_application"];
        trace?: never;
    };
    "/v1/communities/{community}/applications/{application_id}/admit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["admit_applicant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/applications/{application_id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["refuse_applicant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/applications/{application_id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["withdraw_application"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_approvals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/approvals/{approval_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_approval"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/approvals/{approval_id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["approve_approval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/approvals/{approval_id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["decline_approval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/approvals/{approval_id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["withdraw_approval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/audit/trial-balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_trial_balance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/audit/backups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_backups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-in/card": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["sign_in_with_card"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/members/{member_id}/card": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_card"];
        put?: never;
        post: operations["make_card"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/members/{member_id}/card/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["end_card"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/members/{member_id}/pairing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["pair_phone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/members/{member_id}/pin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["set_pin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/clients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_clients"];
        put?: never;
        post: operations["register_client"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/clients/{client_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_client"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/clients/{client_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["end_client"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/clients/{client_id}/secrets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["make_secret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/clients/{client_id}/secrets/{secret_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["end_secret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_consents"];
        put?: never;
        post: operations["decide_wish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/consents/ask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["show_wish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/consents/{consent_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["end_consent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/clients/{client_id}/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_client_consents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_communities"];
        put?: never;
        post: operations["create_community"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_community"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["change_community"];
        trace?: never;
    };
    "/v1/communities/{community}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_entries"];
        put?: never;
        post: operations["enter_community"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/entries/{entry_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["end_entry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/members/{member_id}/erasure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_erasure"];
        put?: never;
        post: operations["ask_for_erasure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/members/{member_id}/erasure/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["hold_erasure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/members/{member_id}/erasure/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["release_erasure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/members/{member_id}/erasure/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["withdraw_erasure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/members/{member_id}/erasure/carry-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["carry_out_erasure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/erasures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_open_erasures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/members/{member_id}/export-review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_export_review"];
        put?: never;
        post: operations["ask_for_export_review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/members/{member_id}/export-review/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["withdraw_export_review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/members/{member_id}/export-review/words": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_words_of_others"];
        put?: never;
        post: operations["decide_words_of_others"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/members/{member_id}/export-review/safeguarding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_safeguarding_records"];
        put?: never;
        post: operations["decide_safeguarding_records"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/export-reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_open_export_reviews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/exchanges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_exchanges"];
        put?: never;
        post: operations["propose_exchange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/exchanges/{exchange_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_exchange"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["change_exchange"];
        trace?: never;
    };
    "/v1/communities/{community}/exchanges/{exchange_id}/agree": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["agree_to_exchange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/exchanges/{exchange_id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["decline_exchange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/exchanges/{exchange_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["cancel_exchange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/exchanges/{exchange_id}/done": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["state_hours"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/exchanges/{exchange_id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["confirm_hours"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/exchanges/{exchange_id}/dispute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["dispute_hours"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/exchanges/{exchange_id}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["report_note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/members/{member_id}/helpers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_helpers"];
        put?: never;
        post: operations["name_helper"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/members/{member_id}/helpers/{helper_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["end_helping"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_holds"];
        put?: never;
        post: operations["place_hold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/holds/{hold_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_hold"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/holds/{hold_id}/capture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["capture_hold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/holds/{hold_id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["release_hold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_imports"];
        put?: never;
        post: operations["check_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/imports/{import_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_import"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/imports/{import_id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_import_rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/imports/{import_id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["check_import_again"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/imports/{import_id}/post": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/imports/{import_id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["undo_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/audit/journal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_journal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/members/{member_id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["pause_member"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/members/{member_id}/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["let_member_leave"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/members/{member_id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["merge_member"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/requests/{request_id}/matches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_request_matches"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/members/{member_id}/matches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_member_matches"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_messages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/messages/choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_message_choices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["choose_messages"];
        trace?: never;
    };
    "/v1/communities/{community}/messages/{message_id}/done": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["message_done"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_offers"];
        put?: never;
        post: operations["create_offer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/offers/{offer_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_offer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["change_offer"];
        trace?: never;
    };
    "/v1/communities/{community}/offers/{offer_id}/renew": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["renew_offer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/offers/{offer_id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["close_offer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_requests"];
        put?: never;
        post: operations["create_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/requests/{request_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_request"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["change_request"];
        trace?: never;
    };
    "/v1/communities/{community}/requests/{request_id}/renew": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["renew_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/requests/{request_id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["close_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/noticeboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_noticeboard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/noticeboard.atom": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_noticeboard_feed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/audit/log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_log"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/concerns/log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_safeguarding_log"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/audit/log/reached": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_reached"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/members/{member_id}/log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_seen"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oauth/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["make_oauth_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oauth/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["end_oauth_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/oauth-authorization-server": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["describe_oauth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_organisations"];
        put?: never;
        post: operations["create_organisation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/organisations/{organisation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_organisation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["change_organisation"];
        trace?: never;
    };
    "/v1/communities/{community}/organisations/{organisation_id}/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["let_organisation_leave"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-in/passkey/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ask_to_sign_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-in/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["sign_in_with_passkey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/measures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_measures_due"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/members/{member_id}/measures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_measures"];
        put?: never;
        post: operations["record_measure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/members/{member_id}/measures/{measure_id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["withdraw_measure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_passkeys"];
        put?: never;
        post: operations["add_passkey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/passkeys/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ask_to_register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/passkeys/{passkey_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["end_passkey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["apply_by_oneself"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_members"];
        put?: never;
        post: operations["create_member"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/members/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["search_members"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/members/{member_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_member"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["change_member"];
        trace?: never;
    };
    "/v1/communities/{community}/members/{member_id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["resume_member"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/audit/checkpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_checkpoints"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/audit/checkpoints/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_checkpoint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/audit/checkpoints/{number}/consistency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_consistency"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/audit/transfers/{transfer_id}/inclusion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_inclusion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/audit/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_keys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/audit/sample": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_sample"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/audit/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_proof"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/members/{member_id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["export_member"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_reports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/reports/hours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_hours"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/members/{member_id}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_roles"];
        put?: never;
        post: operations["give_role"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/members/{member_id}/roles/{role}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["end_role"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/organisations/{organisation_id}/leads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_leads"];
        put?: never;
        post: operations["make_lead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/organisations/{organisation_id}/leads/{member_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["end_lead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_second_factor"];
        put?: never;
        post: operations["show_second_factor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/second-factor/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["confirm_second_factor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/second-factor/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["new_recovery_codes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/second-factor/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["end_second_factor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/machine-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_machine_codes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/concerns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_concerns"];
        put?: never;
        post: operations["raise_concern"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/concerns/{concern_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_concern"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/concerns/{concern_id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["close_concern"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/members/{member_id}/apart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_apart"];
        put?: never;
        post: operations["keep_apart"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/members/{member_id}/apart/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["end_apart"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/sessions/{session_id}/sign-ups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_sign_ups"];
        put?: never;
        post: operations["sign_up"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/sessions/{session_id}/sign-ups/{sign_up_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["cancel_sign_up"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/sessions/{session_id}/attendance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_attendance"];
        put?: never;
        post: operations["check_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/sessions/{session_id}/attendance/by-pin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["check_in_by_pin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/sessions/{session_id}/attendance/{attendance_id}/check-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["check_out"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/sessions/{session_id}/attendance/{attendance_id}/minutes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["state_minutes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/sessions/{session_id}/attendance/{attendance_id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["withdraw_attendance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_sessions"];
        put?: never;
        post: operations["create_session"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/sessions/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_session"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["change_session"];
        trace?: never;
    };
    "/v1/communities/{community}/sessions/{session_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["cancel_session"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/sessions/{session_id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["close_session"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/sessions/{session_id}/sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["type_sheet_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/sessions.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_sessions_calendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/session-series": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_series"];
        put?: never;
        post: operations["create_series"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/session-series/{series_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_series"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["change_series"];
        trace?: never;
    };
    "/v1/communities/{community}/session-series/{series_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["end_series"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-in/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["send_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["sign_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-in/machine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["sign_in_from_the_machine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/sign-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_sign_ins"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/sign-ins/{sign_in_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["end_sign_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/sign-ins/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["end_all_sign_ins"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/members/{member_id}/sign-ins/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["end_members_sign_ins"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/skills": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_skills"];
        put?: never;
        post: operations["create_skill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/skills/{skill_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_skill"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["change_skill"];
        trace?: never;
    };
    "/v1/communities/{community}/skills/{skill_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["end_skill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/thanks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["thank_people"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/thanks/last": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["last_thanks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/transfers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_transfers"];
        put?: never;
        post: operations["post_transfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/transfers/{transfer_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_transfer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/transfers/{transfer_id}/reversal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["reverse_transfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communities/{community}/idempotency/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_request_outcome"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["is_alive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["is_ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Account: {
            id: string;
            type: "member" | "organisation" | "pot" | "contributions" | "retired" | "expired" | "opening";
            owner_id: string;
            balance_minutes: number;
            held_minutes: number;
            available_minutes: number | null;
            floor_minutes: number | null;
            ceiling_minutes: number | null;
            passes_on: boolean | null;
            closed: boolean | null;
            advice: components["schemas"]["Advice"] | null;
            at: string | null;
        };
        AccountChange: {
            floor_minutes?: number;
            ceiling_minutes?: number | null;
            passes_on?: boolean;
            closed?: boolean;
            reason?: components["schemas"]["MoveReason"] | null;
        } & (unknown | unknown | unknown | unknown);
        AccountExported: {
            id: string;
            balance_minutes: number;
            held_minutes: number;
            floor_minutes: number | null;
            ceiling_minutes: number | null;
            passes_on: boolean;
            closed: boolean;
        };
        AccountLine: {
            account_id: string;
            type: string;
            owner_id: string;
            debit_minutes: number;
            credit_minutes: number;
            balance_minutes: number;
        };
        AccountTold: {
            type: string;
            owner_id: string;
            floor_minutes: number | null;
            ceiling_minutes: number | null;
        };
        Activity: {
            id: string;
            code: string;
            name_en: string;
            name_cy: string;
            risk_class: "everyday" | "group_first" | "references" | "checked" | "not_here";
            asks_for: ("group_first" | "references" | "staff_present" | "check" | "not_here")[];
            before_en: string;
            before_cy: string;
            in_use: boolean;
        };
        ActivityChange: {
            name_en?: string;
            name_cy?: string;
            before_en?: string;
            before_cy?: string;
            in_use?: boolean;
            asks_for?: components["schemas"]["MeasureKind"][];
        };
        ActivityNew: {
            id?: string | null;
            code: string;
            name_en: string;
            name_cy: string;
            risk_class: "everyday" | "group_first" | "references" | "checked" | "not_here";
            before_en: string;
            before_cy: string;
            asks_for?: components["schemas"]["MeasureKind"][] | null;
        };
        Advice: {
            code: "below_soft_band" | "above_soft_band";
            detail: string;
        };
        AgreedSelf: {
            version: number;
            language: "en" | "cy";
        };
        AgreedThen: {
            version: number;
            language: "en" | "cy";
            how: "paper" | "phone";
        };
        Agreeing: {
            version: number;
            language: "en" | "cy";
            how: "paper" | "phone" | "self";
        };
        AgreeingTo: {
            member_id?: string | null;
            contact?: ("email" | "telephone" | "coordinator") | null;
            note?: string | null;
        };
        Agreement: {
            id: string;
            version: number;
            text_en: string;
            text_cy: string;
            made_by: string;
            made_at: string;
        };
        AgreementExported: {
            version: number;
            language: "en" | "cy";
            how: "paper" | "phone" | "self";
            taken_by_number: string | null;
            given_at: string;
        };
        AgreementGiven: {
            version: number;
            language: "en" | "cy";
            how: "paper" | "phone" | "self";
            taken_by: string;
            given_at: string;
        };
        AgreementNew: {
            id?: string | null;
            text_en: string;
            text_cy: string;
        };
        AlikeAnswer: {
            field: string;
            said: string;
            text: string;
        };
        Apart: {
            other_id: string;
        };
        ApartFrom: {
            member_ids: string[];
            still_together: components["schemas"]["StillTogether"][];
            still_helping: string[];
        };
        AppExported: {
            id: string;
            name: string;
            scopes: string[];
            given_at: string;
            ended_at: string | null;
        };
        Application: {
            id: string;
            state: "applied" | "admitted" | "refused" | "withdrawn" | "lapsed";
            how: "phone" | "table" | "paper" | "self";
            language?: ("en" | "cy") | null;
            name?: string | null;
            name_used?: string | null;
            email?: string | null;
            telephone?: string | null;
            contact_by?: ("email" | "text" | "telephone" | "letter") | null;
            area?: string | null;
            adult?: boolean | null;
            guardian_name?: string | null;
            guardian_contact?: string | null;
            can_do?: string | null;
            can_do_activity_ids?: string[];
            would_like?: string | null;
            would_like_activity_ids?: string[];
            access_needs?: string | null;
            private?: boolean | null;
            taken_by: string | null;
            applied_at: string;
            decided_by: string | null;
            decided_at: string | null;
            reason: ("lives_elsewhere" | "under_18" | "duplicate" | "no_answer" | "other") | null;
        };
        ApplicationChange: {
            language?: "en" | "cy";
            name?: string;
            name_used?: string | null;
            email?: string | null;
            telephone?: string | null;
            contact_by?: ("email" | "text" | "telephone" | "letter") | null;
            area?: string | null;
            adult?: boolean | null;
            guardian_name?: string | null;
            guardian_contact?: string | null;
            can_do?: string | null;
            can_do_activity_ids?: string[];
            would_like?: string | null;
            would_like_activity_ids?: string[];
            access_needs?: string | null;
            private?: boolean;
        };
        ApplicationNew: {
            language: "en" | "cy";
            name: string;
            name_used?: string | null;
            email?: string | null;
            telephone?: string | null;
            contact_by?: ("email" | "text" | "telephone" | "letter") | null;
            area?: string | null;
            adult?: boolean | null;
            guardian_name?: string | null;
            guardian_contact?: string | null;
            can_do?: string | null;
            can_do_activity_ids?: string[];
            would_like?: string | null;
            would_like_activity_ids?: string[];
            access_needs?: string | null;
            private: boolean;
            id?: string | null;
            how: "phone" | "table" | "paper";
            agreed?: components["schemas"]["AgreedThen"] | null;
        } & (unknown & unknown);
        ApplicationReceived: {
            id: string;
        };
        ApplicationRefused: {
            reason: "lives_elsewhere" | "under_18" | "duplicate" | "no_answer" | "other";
        };
        ApplicationSelf: {
            language: "en" | "cy";
            name: string;
            name_used?: string | null;
            email?: string | null;
            telephone?: string | null;
            contact_by?: ("email" | "text" | "telephone" | "letter") | null;
            area?: string | null;
            adult?: boolean | null;
            guardian_name?: string | null;
            guardian_contact?: string | null;
            can_do?: string | null;
            can_do_activity_ids?: string[];
            would_like?: string | null;
            would_like_activity_ids?: string[];
            access_needs?: string | null;
            private: boolean;
            community: string;
            id?: string | null;
            agreed?: components["schemas"]["AgreedSelf"] | null;
        } & (unknown & unknown);
        Approval: {
            id: string;
            kind: "reversal" | "grant" | "correction" | "limits" | "thanks" | "import_undo" | "leaving";
            state: "waiting" | "approved" | "declined" | "withdrawn" | "lapsed" | "overtaken";
            asked_by_kind: "member" | "client";
            asked_by_id: string | null;
            asked_at: string;
            lapses_at: string;
            subject_id: string;
            made_id: string;
            minutes: number;
            reason: string | null;
            terms: components["schemas"]["Terms"];
            ended_by_id: string | null;
            ended_at: string | null;
        };
        ApprovalDetail: {
            id: string;
            kind: "reversal" | "grant" | "correction" | "limits" | "thanks" | "import_undo" | "leaving";
            state: "waiting" | "approved" | "declined" | "withdrawn" | "lapsed" | "overtaken";
            asked_by_kind: "member" | "client";
            asked_by_id: string | null;
            asked_at: string;
            lapses_at: string;
            subject_id: string;
            made_id: string;
            minutes: number;
            reason: string | null;
            terms: components["schemas"]["Terms"];
            ended_by_id: string | null;
            ended_at: string | null;
            notes: components["schemas"]["NoteShown"][];
        };
        ApprovalExported: {
            id: string;
            approval: components["schemas"]["Kind"];
            part: "asked" | "answered" | "gains";
            minutes: number;
            answer: components["schemas"]["State"];
            asked_at: string;
            ended_at: string | null;
        };
        Area: {
            code: string;
            name_en: string;
            name_cy: string;
        };
        AreaSent: {
            code: string;
            name_en: string;
            name_cy: string;
        };
        Asked: {
            note: string;
        };
        Attendance: {
            id: string;
            session_id: string;
            member_id: string | null;
            number?: string | null;
            name?: string | null;
            heads: number;
            role: "giver" | "guest";
            came_by: "list" | "card" | "pin" | "walk_in";
            in_at: string | null;
            in_by_id: string | null;
            out_at: string | null;
            out_by_id: string | null;
            minutes: number | null;
            known_minutes: number | null;
            sheet_minutes: number | null;
            check_out_missing: boolean;
            contribution_id: string | null;
            withdrawn_at: string | null;
        };
        AttendanceExported: {
            session_id: string;
            session: string;
            day: string;
            side: "giver" | "guest";
            came_by: "list" | "card" | "pin" | "walk_in";
            in_at: string | null;
            out_at: string | null;
            minutes: number | null;
            withdrawn_at: string | null;
        };
        AttendanceNew: {
            id?: string | null;
            member_id?: string | null;
            number?: string | null;
            new?: components["schemas"]["NewToday"] | null;
            guests?: number | null;
            role: "giver" | "guest";
            in_at?: string | null;
            out_at?: string | null;
            minutes?: number | null;
        };
        AuthenticatorShown: {
            secret: string;
            uri: string;
            qr: string;
        };
        BackupLine: {
            made_at: string;
            occasion: string;
            size_bytes: number;
            encrypted: boolean;
            proven_at: string | null;
        };
        Backups: {
            last_made_at: string | null;
            last_proven_at: string | null;
            latest: components["schemas"]["BackupLine"][];
        };
        By: "month" | "activity" | "organisation" | "member";
        ByHand: "telephone" | "letter";
        CalledOff: {
            reason: "weather" | "nobody_to_lead" | "place_not_free" | "too_few" | "other";
        };
        Cancelling: {
            member_id?: string | null;
            reason: "not_needed" | "cannot" | "did_not_happen" | "other";
        };
        Capture: {
            minutes?: number | null;
            note?: string | null;
        };
        CardMade: {
            id: string;
            letters: string;
            made_at: string;
        };
        CardNow: {
            card_made_at: string | null;
            pin_set_at: string | null;
        };
        CardShown: {
            community: string;
            device: string;
            shared: boolean;
            card: string;
            pin: string;
        };
        CellAnswer: {
            sheet: string;
            row: number;
            field: string;
            text: string;
        };
        CheckLevel: "basic" | "standard" | "enhanced" | "enhanced_barred_list";
        CheckOut: {
            out_at?: string | null;
        };
        Checkpoint: {
            number: number;
            size: number;
            journal_size: number;
            root: string;
            previous: string;
            made_at: string;
            key_id: string;
            text: string;
            hash: string;
            signature: string;
        };
        CheckpointDetail: {
            number: number;
            size: number;
            journal_size: number;
            root: string;
            previous: string;
            made_at: string;
            key_id: string;
            text: string;
            hash: string;
            signature: string;
            public_key: string;
        };
        Choices: {
            member_id: string;
            switched_off: components["schemas"]["SwitchedOff"][];
            exchange_answered: boolean;
            exchange_changed: boolean;
            session_tomorrow: boolean;
            session_cancelled: boolean;
            place_free: boolean;
            please_confirm: boolean;
            entry_questioned: boolean;
            thanked: boolean;
        };
        ChoicesChange: {
            exchange_answered?: boolean | null;
            exchange_changed?: boolean | null;
            session_tomorrow?: boolean | null;
            session_cancelled?: boolean | null;
            place_free?: boolean | null;
            please_confirm?: boolean | null;
            entry_questioned?: boolean | null;
            thanked?: boolean | null;
        };
        ClaimExported: {
            id: string;
            contribution_id: string;
            side: "giver" | "receiver" | "decision";
            minutes: number;
            recorded_at: string;
        };
        ClaimNew: {
            id?: string | null;
            minutes: number;
            note?: string | null;
        };
        ClaimShown: {
            id: string;
            side: "giver" | "receiver" | "decision";
            stated_by_id: string | null;
            minutes: number;
            recorded_at: string;
        };
        ClaimTold: {
            contribution_id: string;
            side: string;
            stated_by_id: string;
            minutes: number;
        };
        Client: {
            id: string;
            name: string;
            organisation_id: string | null;
            public: boolean;
            scopes: string[];
            redirect_uris: string[];
            made_by: string;
            made_at: string;
            ended_by: string | null;
            ended_at: string | null;
            secrets: components["schemas"]["Secret"][];
        };
        ClientNew: {
            id?: string | null;
            name: string;
            scopes: string[];
            redirect_uris?: string[];
            public: boolean;
            organisation_id?: string | null;
        };
        ClosedReason: "met_here" | "met_elsewhere" | "no_longer";
        CodeSent: {
            id: string;
            good_for_minutes: number;
            again_after_seconds: number;
        };
        CodeShown: {
            community: string;
            device: string;
            shared: boolean;
            role: "member" | "organisation_lead" | "coordinator" | "safeguarding_lead" | "auditor";
            code_id: string;
            code: string;
            second_factor?: string | null;
        };
        CodeWanted: {
            community: string;
            email?: string | null;
            telephone?: string | null;
        } & ({
            email: string;
        } | {
            telephone: string;
        });
        ColumnRead: {
            field: string | null;
            column: string;
            heading: string;
        };
        ColumnsSaid: {
            columns: {
                [key: string]: string;
            };
            header_row?: number | null;
            unit?: ("hours" | "minutes") | null;
        };
        Community: {
            id: string;
            slug: string;
            name_en: string;
            name_cy: string;
            style: components["schemas"]["Style"];
            time_zone: string;
            host: components["schemas"]["Host"];
            rules: components["schemas"]["Rules"];
            areas: components["schemas"]["Area"][];
            sandbox: boolean;
            made_at: string;
        };
        CommunityAsked: {
            id: string;
            name: string;
            host: string;
            ask: string;
        };
        CommunityChange: {
            name_en?: string;
            name_cy?: string;
            style?: components["schemas"]["Style"];
            time_zone?: string;
            host?: components["schemas"]["HostChange"];
            rules?: components["schemas"]["RulesSent"];
            areas?: components["schemas"]["AreaSent"][];
        };
        CommunityHere: {
            id: string;
            slug: string;
            name_en: string;
            name_cy: string;
            here: boolean;
        };
        CommunityNew: {
            id?: string | null;
            slug: string;
            name_en: string;
            name_cy: string;
            style: components["schemas"]["Style"];
            time_zone: string;
            host: components["schemas"]["HostNew"];
            rules?: components["schemas"]["RulesSent"];
            areas?: components["schemas"]["AreaSent"][];
        };
        Concern: {
            id: string;
            raised_by: string;
            raised_at: string;
            about_number: string | null;
            about_id: string | null;
            words: string;
            closed_at: string | null;
            closed_by: string | null;
            outcome: string | null;
        };
        ConcernClosing: {
            outcome: string;
        };
        ConcernNew: {
            id?: string | null;
            words: string;
            about_number?: string | null;
        };
        ConcernRaised: {
            id: string;
            raised_at: string;
            told: boolean;
        };
        Consent: {
            id: string;
            client_id: string;
            member_id: string;
            name: string;
            organisation_id: string | null;
            scopes: string[];
            given_at: string;
            ended_by: string | null;
            ended_at: string | null;
        };
        Consistency: {
            older: components["schemas"]["Checkpoint"];
            newer: components["schemas"]["Checkpoint"];
            path: string[];
        };
        ContactShown: {
            by: "email" | "telephone" | "coordinator";
            value: string | null;
        };
        Contribution: {
            id: string;
            giver_id: string;
            receiver: components["schemas"]["Receiver"] | null;
            activity_id: string;
            worked_from: string;
            worked_on: string;
            minutes: number;
            state: "logged" | "queried" | "verified" | "declined" | "withdrawn" | "historic" | "reversed";
            stated_by_id: string | null;
            logged_at: string;
            decided_by_kind: ("member" | "client" | "rule") | null;
            decided_by_id: string | null;
            decided_at: string | null;
            typed_by_decider: boolean;
            transfer_id: string | null;
            corrects_id: string | null;
            corrected_by_id: string | null;
            looks_like_id: string | null;
            session_id: string | null;
            separate: boolean;
            without_measures: ("group_first" | "references" | "staff_present" | "check" | "not_here")[];
            external_ref: string | null;
        };
        ContributionDetail: {
            id: string;
            giver_id: string;
            receiver: components["schemas"]["Receiver"] | null;
            activity_id: string;
            worked_from: string;
            worked_on: string;
            minutes: number;
            state: "logged" | "queried" | "verified" | "declined" | "withdrawn" | "historic" | "reversed";
            stated_by_id: string | null;
            logged_at: string;
            decided_by_kind: ("member" | "client" | "rule") | null;
            decided_by_id: string | null;
            decided_at: string | null;
            typed_by_decider: boolean;
            transfer_id: string | null;
            corrects_id: string | null;
            corrected_by_id: string | null;
            looks_like_id: string | null;
            session_id: string | null;
            separate: boolean;
            without_measures: ("group_first" | "references" | "staff_present" | "check" | "not_here")[];
            external_ref: string | null;
            claims: components["schemas"]["ClaimShown"][];
            notes: components["schemas"]["NoteShown"][];
            approval_id: string | null;
            open_question: boolean;
        };
        ContributionExported: {
            id: string;
            side: "gave" | "received";
            other: components["schemas"]["OtherSide"];
            activity: string;
            worked_from: string;
            worked_on: string;
            minutes: number;
            state: "logged" | "queried" | "verified" | "declined" | "withdrawn" | "historic" | "reversed";
            stated_by_number: string | null;
            logged_at: string;
            decided_by_number: string | null;
            decided_at: string | null;
            external_ref: string | null;
        };
        ContributionNew: {
            id?: string | null;
            giver_id?: string | null;
            giver_number?: string | null;
            receiver: components["schemas"]["ReceiverNamed"] | null;
            activity_id: string;
            worked_on: string;
            minutes: number;
            session_id?: string | null;
            note?: string | null;
            external_ref?: string | null;
        } & ({
            giver_id: string;
            giver_number?: null;
        } | {
            giver_id?: null;
            giver_number: string;
        });
        ContributionTold: {
            giver_id: string;
            receiver_type: string;
            receiver_id: string;
            activity_id: string;
            worked_from: string;
            worked_on: string;
            stated_by_id: string | null;
            corrects_id: string | null;
            import_row_id: string | null;
        };
        CorrectionNew: {
            id?: string | null;
            giver_id?: string;
            giver_number?: string;
            receiver?: components["schemas"]["ReceiverNamed"] | null;
            activity_id?: string;
            worked_on?: string;
            worked_from?: string;
            worked_to?: string;
            minutes?: number;
            reason: "mistake" | "duplicate" | "wrong_person" | "wrong_minutes" | "wrong_day" | "wrong_activity" | "not_given" | "other";
            note?: string | null;
        } & ((unknown | unknown | unknown | unknown | unknown | unknown | unknown | unknown) & unknown & unknown);
        Counts: {
            credited: components["schemas"]["Tally"];
            historic: components["schemas"]["Tally"];
            waiting: components["schemas"]["Tally"];
            opened: components["schemas"]["Tally"];
            added: components["schemas"]["Tally"];
            refused: components["schemas"]["Tally"];
            skipped: components["schemas"]["Tally"];
        };
        Covered: {
            id: string;
            minutes: number | null;
        };
        Credit: {
            id: string;
            kind: "thank" | "exchange";
            debit_account_id: string;
            credit_account_id: string;
            minutes: number;
            recorded_at: string;
            contribution_id: string;
            giver_balance_minutes: number | null;
            receiver_balance_minutes: number | null;
        };
        Decided: {
            redirect_to: string;
        };
        Decision: {
            response_type: string;
            client_id: string;
            redirect_uri: string;
            scope?: string | null;
            state?: string | null;
            code_challenge?: string | null;
            code_challenge_method?: string | null;
            allow: boolean;
        };
        DecisionTold: {
            actor_kind: string | null;
            actor_id: string | null;
        };
        Disputing: {
            member_id?: string | null;
            note: string;
            minutes?: number | null;
        };
        DoneSaid: {
            member_id?: string | null;
            minutes: number;
            worked_on?: string | null;
            giver_id?: string | null;
        };
        Ended: {
            ended: number;
        };
        Entering: {
            id?: string | null;
            reason: string;
            hours: number;
        };
        Entry: {
            id: string;
            keeper_id: string;
            reason: string;
            entered_at: string;
            ends_at: string;
            ended_at: string | null;
        };
        Erasure: {
            id: string;
            member_id: string;
            state: components["schemas"]["ErasureState"];
            asked_at: string;
            asked_by: string | null;
            due_on: string;
            held_reason: components["schemas"]["HeldReason"] | null;
            held_at: string | null;
            held_by: string | null;
            ended_at: string | null;
            ended_by: string | null;
        };
        ErasureHolding: {
            reason: components["schemas"]["HeldReason"];
        };
        ErasureState: "asked" | "held" | "done" | "withdrawn";
        Event: {
            position: number;
            kind: string;
            subject_id: string;
            recorded_at: string;
            journal: number | null;
            told: components["schemas"]["TransferTold"] | components["schemas"]["AccountTold"] | components["schemas"]["LimitsTold"] | components["schemas"]["ContributionTold"] | components["schemas"]["DecisionTold"] | components["schemas"]["ClaimTold"] | components["schemas"]["HoldTold"] | null;
        };
        EventPage: {
            items: components["schemas"]["Event"][];
            next: string;
        };
        Exchange: {
            id: string;
            state: "proposed" | "agreed" | "done" | "confirmed" | "disputed" | "cancelled";
            activity_id: string;
            listing_id: string | null;
            planned_on: string;
            planned_from: string | null;
            planned_minutes: number | null;
            place: string | null;
            proposed_by_id: string | null;
            proposed_at: string;
            agreed_at: string | null;
            done_by_id: string | null;
            done_at: string | null;
            cancelled_by_id: string | null;
            cancelled_at: string | null;
            cancel_reason: ("declined" | "not_needed" | "cannot" | "did_not_happen" | "other") | null;
            people: components["schemas"]["PersonIn"][];
            hours: components["schemas"]["HoursOf"][];
            actions: ("agree" | "cancel" | "change" | "confirm" | "decline" | "dispute" | "done" | "report")[];
        };
        ExchangeExported: {
            id: string;
            side: "giver" | "receiver";
            activity: string;
            planned_on: string;
            planned_minutes: number | null;
            place: string | null;
            exchange: "proposed" | "agreed" | "done" | "cancelled";
            contact_by: "email" | "telephone" | "coordinator";
            words: string | null;
            proposed_at: string;
            agreed_at: string | null;
        };
        ExchangeNew: {
            id?: string | null;
            activity_id: string;
            listing_id?: string | null;
            givers?: components["schemas"]["MemberNamed"][];
            receivers?: components["schemas"]["MemberNamed"][];
            planned_on: string;
            planned_from?: string | null;
            planned_minutes?: number | null;
            place?: string | null;
            member_id?: string | null;
            contact: "email" | "telephone" | "coordinator";
            note?: string | null;
        };
        ExportReview: {
            id: string;
            member_id: string;
            state: components["schemas"]["ReviewState"];
            asked_at: string;
            asked_by: string | null;
            due_on: string;
            words_at: string | null;
            safeguarding_at: string | null;
            ended_at: string | null;
        };
        Finding: {
            code: string;
            id: string;
            position: number | null;
            checkpoint: number | null;
        };
        FirstCode: {
            code: string;
        };
        Form: "json" | "csv" | "xlsx";
        GivenExported: {
            id: string;
            given: components["schemas"]["ItemKind"];
            recorded_at: string;
            by_number: string | null;
            words: string;
        };
        HeldReason: "still_open" | "legal_claim" | "other";
        HelpedSignUp: {
            id: string;
            state: "in" | "waiting";
            role: "giver" | "guest";
            before: number | null;
            member_id: string;
        };
        Helper: {
            helper_id: string;
            number: string;
            named_by: string;
            named_at: string;
            ended_by: string | null;
            ended_at: string | null;
        };
        HelperExported: {
            helper_number: string;
            named_at: string;
            ended_at: string | null;
        };
        HelperNew: {
            helper_id?: string | null;
            number?: string | null;
        };
        Helpers: {
            items: components["schemas"]["Helper"][];
        };
        Hold: {
            id: string;
            account_id: string;
            organisation_id: string;
            partner_account_id: string;
            minutes: number;
            captured_minutes: number | null;
            state: "held" | "captured" | "released" | "lapsed";
            placed_by_id: string | null;
            placed_at: string;
            expires_at: string;
            ended_at: string | null;
            transfer_id: string | null;
            reason: string | null;
        };
        HoldDetail: {
            id: string;
            account_id: string;
            organisation_id: string;
            partner_account_id: string;
            minutes: number;
            captured_minutes: number | null;
            state: "held" | "captured" | "released" | "lapsed";
            placed_by_id: string | null;
            placed_at: string;
            expires_at: string;
            ended_at: string | null;
            transfer_id: string | null;
            reason: string | null;
            notes: components["schemas"]["NoteShown"][];
        };
        HoldExported: {
            id: string;
            organisation: string;
            minutes: number;
            captured_minutes: number | null;
            state: "held" | "captured" | "released" | "lapsed";
            placed_at: string;
            expires_at: string;
            ended_at: string | null;
            reason: string | null;
        };
        HoldNew: {
            id?: string | null;
            account_id?: string | null;
            organisation_id: string;
            minutes: number;
            expires_at?: string | null;
            reason?: components["schemas"]["HoldReason"] | null;
            note?: string | null;
        };
        HoldReason: "asked_by_member" | "social_prescribing" | "community_decision" | "leaving" | "other";
        HoldTold: {
            account_id: string;
            partner_account_id: string;
            minutes: number;
            expires_at: string;
            placed_by_id: string;
            reason: string | null;
        };
        Host: {
            legal_name: string;
            data_protection_contact?: string | null;
            privacy_notice_url?: string | null;
            privacy_notice_en?: string | null;
            privacy_notice_cy?: string | null;
            safeguarding_lead?: string | null;
            telephone?: string | null;
            telephone_hours_en?: string | null;
            telephone_hours_cy?: string | null;
            telephone_languages: ("en" | "cy")[];
            insurer?: string | null;
        };
        HostChange: {
            legal_name?: string;
            data_protection_contact?: string | null;
            privacy_notice_url?: string | null;
            privacy_notice_en?: string | null;
            privacy_notice_cy?: string | null;
            safeguarding_lead?: string | null;
            telephone?: string | null;
            telephone_hours_en?: string | null;
            telephone_hours_cy?: string | null;
            telephone_languages?: ("en" | "cy")[];
            insurer?: string | null;
        };
        HostNew: {
            legal_name: string;
            data_protection_contact?: string | null;
            privacy_notice_url?: string | null;
            privacy_notice_en?: string | null;
            privacy_notice_cy?: string | null;
            safeguarding_lead?: string | null;
            telephone?: string | null;
            telephone_hours_en?: string | null;
            telephone_hours_cy?: string | null;
            telephone_languages?: ("en" | "cy")[];
            insurer?: string | null;
        };
        Hours: {
            title: string;
            definition: string;
            from: string | null;
            to: string | null;
            by: components["schemas"]["By"];
            rows: components["schemas"]["HoursRow"][];
            total: components["schemas"]["Minutes"];
        };
        HoursOf: {
            giver_id: string;
            receiver_id: string;
            contribution_id: string | null;
            state: ("logged" | "queried" | "verified" | "declined" | "withdrawn" | "historic" | "reversed") | null;
            worked_on: string | null;
            giver_minutes: number | null;
            receiver_minutes: number | null;
            credited_minutes: number | null;
            decided_by_id: string | null;
            transfer_id: string | null;
            corrected_by_id: string | null;
        };
        HoursRow: {
            given_minutes: number;
            received_minutes: number;
            to_members_minutes: number;
            to_organisations_minutes: number;
            to_community_minutes: number;
            confirmed_by_another_minutes: number;
            confirmed_by_typist_minutes: number;
            confirmed_by_side_minutes: number;
            confirmed_by_coordinator_minutes: number;
            confirmed_by_rule_minutes: number;
            without_measures_minutes: number;
            historic_given_minutes: number;
            historic_received_minutes: number;
            key: string;
            id: string | null;
            number: string | null;
            name: string;
            entries: number;
        };
        ImportFile: {
            kind: "members" | "hours" | "openings";
            file: string;
            options: string;
        };
        ImportOptions: {
            columns: {
                [key: string]: string;
            };
            header_row?: number | null;
            unit?: ("hours" | "minutes") | null;
            counted_on?: string | null;
            sheets: string[];
            by_sheet: {
                [key: string]: components["schemas"]["ColumnsSaid"];
            };
            encoding?: string | null;
            delimiter?: ("," | ";" | "\t" | "|") | null;
            points?: ("decimal" | "clock") | null;
            answers: components["schemas"]["CellAnswer"][];
            alike: components["schemas"]["AlikeAnswer"][];
            separate: components["schemas"]["RowNamed"][];
            left_out: components["schemas"]["RowNamed"][];
            organisation_id?: string | null;
            activity_id?: string | null;
            make_organisations: boolean;
            keep_lacking: boolean;
            language: "en" | "cy";
        };
        ImportRow: {
            id: string;
            sheet: string;
            row: number;
            outcome: "credited" | "historic" | "waiting" | "opened" | "added" | "refused" | "skipped";
            minutes: number | null;
            account_id: string | null;
            contribution_id: string | null;
            looks_like_id: string | null;
            cells: {
                [key: string]: string;
            } | null;
            said: components["schemas"]["RowSaid"][];
        };
        ImportRun: {
            id: string;
            kind: "members" | "hours" | "openings";
            state: "checked" | "posted" | "undone";
            counted_on: string | null;
            run_by_id: string;
            checked_at: string;
            posted_at: string | null;
            undone_at: string | null;
            undone_by_id: string | null;
            rows: number;
            left_out_rows: number;
            without_measures_rows: number;
            asked_later_rows: number;
            counts: components["schemas"]["Counts"];
            encoding: string | null;
            delimiter: string | null;
            sheets: components["schemas"]["SheetRead"][];
            unread: components["schemas"]["SheetUnread"][];
            organisations: components["schemas"]["OrganisationNamed"][];
            undone: components["schemas"]["Undone"] | null;
        };
        InName: {
            member_id?: string | null;
        };
        Inclusion: {
            position: number;
            journal: number | null;
            subject_id: string;
            line: string | null;
            leaf: string;
            path: string[];
            checkpoint: components["schemas"]["Checkpoint"];
        };
        ItemKind: "note" | "exchange_note" | "import_row" | "concern" | "kept_apart";
        JournalForm: "csv" | "jsonl" | "beancount" | "hledger";
        Key: {
            key_id: string;
            public_key: string;
            made_at: string;
            endorsed_by: string | null;
            endorsement: string | null;
        };
        Keys: {
            items: components["schemas"]["Key"][];
        };
        Kind: "reversal" | "grant" | "correction" | "limits" | "thanks" | "import_undo" | "leaving";
        Language: "en" | "cy";
        LastThanks: {
            organisation_id: string;
            activity_id: string | null;
            worked_from: string | null;
            worked_on: string | null;
            lines: components["schemas"]["PersonThanked"][];
            usual: components["schemas"]["PersonThanked"][];
            left: components["schemas"]["Left"];
        };
        LeadNew: {
            id?: string | null;
            member_id: string;
        };
        Left: {
            organisation_minutes: number | null;
            person_minutes: number | null;
        };
        LeftOut: {
            what: string;
            why: string;
        };
        LeftOutReason: "third_person" | "confidence" | "harm" | "crime" | "other";
        LimitsExported: {
            recorded_at: string;
            floor_minutes: number;
            ceiling_minutes: number | null;
            passes_on: boolean;
            closed: boolean;
            reason: string | null;
        };
        LimitsTold: {
            account_id: string;
            floor_minutes: number;
            ceiling_minutes: number | null;
            passes_on: boolean;
            closed: boolean;
            actor_kind: string;
            actor_id: string;
            reason: string | null;
        };
        Line: {
            position: number;
            journal: number | null;
            subject_id: string;
            line: string | null;
            leaf: string;
        };
        LineExported: {
            account_id: string;
            transfer_id: string;
            recorded_at: string;
            kind: "thank" | "exchange" | "gift" | "donate" | "grant" | "spend" | "retire" | "expire" | "opening" | "reversal";
            other: components["schemas"]["OtherSide"];
            change_minutes: number;
            balance_minutes: number;
            worked_on: string | null;
            contribution_id: string | null;
            reverses_id: string | null;
            reason: string | null;
        };
        LineNew: {
            id?: string | null;
            member_id?: string | null;
            number?: string | null;
            minutes: number;
        } & ({
            member_id: string;
            number?: null;
        } | {
            member_id?: null;
            number: string;
        });
        LineThanked: {
            id: string;
            member_id: string;
            minutes: number;
            outcome: "credited" | "credited_before" | "waiting";
            contribution_id: string;
            transfer: components["schemas"]["Credit"] | null;
            passed_on_minutes: number | null;
            open_question: boolean;
            without_measures: ("group_first" | "references" | "staff_present" | "check" | "not_here")[];
            problem: components["schemas"]["Refused"] | null;
        };
        Listing: {
            id: string;
            owner: components["schemas"]["Owner"];
            mine: boolean;
            activity_id: string;
            title: components["schemas"]["Said"] | null;
            text: components["schemas"]["Said"] | null;
            for_whom: components["schemas"]["Said"] | null;
            title_en: string | null;
            title_cy: string | null;
            text_en: string | null;
            text_cy: string | null;
            for_whom_en: string | null;
            for_whom_cy: string | null;
            place: string | null;
            times: components["schemas"]["Time"][];
            areas: string[];
            languages: string[];
            listed_at: string;
            expires_on: string;
            state: components["schemas"]["ListingState"];
            closed_reason: components["schemas"]["ClosedReason"] | null;
            closed_at: string | null;
            on_behalf: boolean;
            made_by_id: string | null;
            closed_by_id: string | null;
            actions: ("renew" | "close")[];
        };
        ListingChange: {
            activity_id?: string;
            title_en?: string | null;
            title_cy?: string | null;
            text_en?: string | null;
            text_cy?: string | null;
            for_whom_en?: string | null;
            for_whom_cy?: string | null;
            place?: string | null;
            times?: components["schemas"]["Time"][];
            areas?: string[];
            languages?: string[];
            expires_on?: string;
        };
        ListingClosing: {
            reason: components["schemas"]["ClosedReason"];
        };
        ListingExported: {
            id: string;
            listing: "offer" | "request";
            activity: string;
            words: string;
            for_whom: string;
            place: string | null;
            open: "open" | "closed";
            listed_at: string;
            closed_at: string | null;
        };
        ListingKind: "offer" | "request";
        ListingNew: {
            id?: string | null;
            member_id?: string | null;
            organisation_id?: string | null;
            activity_id: string;
            title_en?: string | null;
            title_cy?: string | null;
            text_en?: string | null;
            text_cy?: string | null;
            for_whom_en?: string | null;
            for_whom_cy?: string | null;
            place?: string | null;
            times?: components["schemas"]["Time"][];
            areas?: string[];
            languages?: string[];
            expires_on?: string | null;
        } & unknown;
        ListingState: "open" | "expired" | "closed";
        LogLine: {
            id: string;
            at: string;
            sign_in_id: string;
            by_id: string | null;
            role: components["schemas"]["Role"];
            method: string;
            route: string;
            status: number;
            came_from: string | null;
            request_id: string;
            things: string[];
            about: string[];
        };
        MachineCode: {
            id: string;
            member_id: string;
            made_at: string;
            expires_at: string;
            used_at: string | null;
        };
        MachineCodeShown: {
            community: string;
            device: string;
            shared: boolean;
            role: "member" | "organisation_lead" | "coordinator" | "safeguarding_lead" | "auditor";
            code: string;
        };
        ManyVerified: {
            items: components["schemas"]["RowVerified"][];
            credited: number;
            refused: number;
        };
        Me: {
            role: components["schemas"]["Role"];
            member: components["schemas"]["Member"] | null;
            number_square: string[];
            roles: components["schemas"]["RoleNow"][];
            accounts: components["schemas"]["Account"][];
            helps: components["schemas"]["Named"][];
            agreement_due: boolean;
            communities: components["schemas"]["CommunityHere"][];
        };
        Means: "code" | "machine" | "passkey" | "card" | "pairing";
        MeasureDecision: "accepted" | "not_accepted";
        MeasureExported: {
            measure: components["schemas"]["MeasureKind"];
            check_level: components["schemas"]["CheckLevel"] | null;
            seen_on: string;
            seen_by_number: string | null;
            look_again_on: string;
            decision: components["schemas"]["MeasureDecision"];
            recorded_at: string;
            ended_at: string | null;
        };
        MeasureKind: "group_first" | "references" | "staff_present" | "check";
        MeasureNew: {
            id?: string | null;
            kind: components["schemas"]["MeasureKind"];
            check_level?: components["schemas"]["CheckLevel"] | null;
            seen_on: string;
            seen_by_id?: string | null;
            look_again_on: string;
            decision: components["schemas"]["MeasureDecision"];
        };
        MeasureShown: {
            id: string;
            member_id: string;
            kind: components["schemas"]["MeasureKind"];
            check_level: components["schemas"]["CheckLevel"] | null;
            seen_on: string;
            seen_by_id: string | null;
            look_again_on: string;
            decision: components["schemas"]["MeasureDecision"];
            recorded_by_id: string | null;
            recorded_at: string;
            ended_by_id: string | null;
            ended_at: string | null;
        };
        MeasuresOf: {
            items: components["schemas"]["MeasureShown"][];
        };
        Member: {
            id: string;
            shown: components["schemas"]["Shown"];
            number: string;
            name: string | null;
            name_used: string | null;
            language: ("en" | "cy") | null;
            email: string | null;
            telephone: string | null;
            contact_by: ("email" | "text" | "telephone" | "letter") | null;
            area: string | null;
            adult: boolean | null;
            guardian_name: string | null;
            guardian_contact: string | null;
            can_do: string | null;
            can_do_activity_ids: string[] | null;
            would_like: string | null;
            would_like_activity_ids: string[] | null;
            access_needs: string | null;
            private: boolean | null;
            admitted_by: string | null;
            taken_in_for: string | null;
            complete_by: string | null;
            joined_on: string | null;
            status: "member" | "paused" | "left";
            merged_into_id: string | null;
            merged_ids: string[];
            left_on: string | null;
            external_ref: string | null;
            account_id: string | null;
            recorded_at: string;
        };
        MemberAgreements: {
            newest_version: number | null;
            due: boolean;
            given: components["schemas"]["AgreementGiven"][];
        };
        MemberChange: {
            language?: "en" | "cy";
            name?: string;
            name_used?: string | null;
            email?: string | null;
            telephone?: string | null;
            contact_by?: ("email" | "text" | "telephone" | "letter") | null;
            area?: string | null;
            adult?: boolean | null;
            guardian_name?: string | null;
            guardian_contact?: string | null;
            can_do?: string | null;
            can_do_activity_ids?: string[];
            would_like?: string | null;
            would_like_activity_ids?: string[];
            access_needs?: string | null;
            private?: boolean;
            joined_on?: string;
            status?: "member";
            external_ref?: string | null;
        };
        MemberExport: {
            made_at: string;
            community: components["schemas"]["CommunityAsked"];
            left_out: components["schemas"]["LeftOut"][];
            member: components["schemas"]["MemberHeld"];
            agreements: components["schemas"]["AgreementExported"][];
            helpers: components["schemas"]["HelperExported"][];
            roles: components["schemas"]["RoleExported"][];
            measures: components["schemas"]["MeasureExported"][];
            contributions: components["schemas"]["ContributionExported"][];
            claims: components["schemas"]["ClaimExported"][];
            listings: components["schemas"]["ListingExported"][];
            skills: components["schemas"]["SkillExported"][];
            exchanges: components["schemas"]["ExchangeExported"][];
            sign_ups: components["schemas"]["SignUpExported"][];
            attendance: components["schemas"]["AttendanceExported"][];
            approvals: components["schemas"]["ApprovalExported"][];
            notes: components["schemas"]["NoteExported"][];
            given: components["schemas"]["GivenExported"][];
            accounts: components["schemas"]["AccountExported"][];
            limit_changes: components["schemas"]["LimitsExported"][];
            lines: components["schemas"]["LineExported"][];
            holds: components["schemas"]["HoldExported"][];
            sign_ins: components["schemas"]["SignInExported"][];
            apps: components["schemas"]["AppExported"][];
            passkeys: components["schemas"]["PasskeyExported"][];
        };
        MemberHeld: {
            id: string;
            number: string;
            name: string;
            name_used: string | null;
            language: "en" | "cy";
            email: string | null;
            telephone: string | null;
            contact_by: ("email" | "text" | "telephone" | "letter") | null;
            area: string | null;
            adult: boolean | null;
            guardian_name: string | null;
            guardian_contact: string | null;
            can_do: string | null;
            can_do_activities: string[];
            would_like: string | null;
            would_like_activities: string[];
            access_needs: string | null;
            private: boolean;
            complete_by: string | null;
            joined_on: string;
            status: "member" | "paused" | "left";
            left_on: string | null;
            external_ref: string | null;
            recorded_at: string;
        };
        MemberLeaving: {
            reason: "leaving" | "death";
            remains?: ("pot" | "expire" | "gift") | null;
            gift_to?: string | null;
            may_come_back: boolean;
        } & unknown;
        MemberLeft: {
            member: components["schemas"]["Member"];
            passed_on_minutes: number;
            granted_minutes: number;
            transfer_id: string | null;
            kind: ("donate" | "expire" | "gift" | "grant") | null;
            released_holds: number;
            erasure_due_on: string | null;
        };
        MemberMatches: {
            give: components["schemas"]["RequestMatch"][];
            receive: components["schemas"]["OfferMatch"][];
            nudge: components["schemas"]["NudgeShown"] | null;
        };
        MemberNamed: {
            member_id?: string | null;
            number?: string | null;
        } & ({
            member_id: string;
            number?: null;
        } | {
            member_id?: null;
            number: string;
        });
        MemberNew: {
            language: "en" | "cy";
            name: string;
            name_used?: string | null;
            email?: string | null;
            telephone?: string | null;
            contact_by?: ("email" | "text" | "telephone" | "letter") | null;
            area?: string | null;
            adult?: boolean | null;
            guardian_name?: string | null;
            guardian_contact?: string | null;
            can_do?: string | null;
            can_do_activity_ids?: string[];
            would_like?: string | null;
            would_like_activity_ids?: string[];
            access_needs?: string | null;
            private: boolean;
            id?: string | null;
            taken_in_for?: string | null;
            joined_on?: string | null;
            external_ref?: string | null;
        } & (unknown & unknown);
        MemberSearch: {
            name: string;
        };
        MemberWhoCan: {
            id: string;
            number: string;
            name: string;
            name_used: string | null;
        };
        Merged: {
            member: components["schemas"]["Member"];
            into: components["schemas"]["Member"];
            moved_minutes: number;
            transfer_id: string | null;
            kind: "gift" | null;
            released_holds: number;
        };
        Merging: {
            into_id: string;
        };
        Minutes: {
            given_minutes: number;
            received_minutes: number;
            to_members_minutes: number;
            to_organisations_minutes: number;
            to_community_minutes: number;
            confirmed_by_another_minutes: number;
            confirmed_by_typist_minutes: number;
            confirmed_by_side_minutes: number;
            confirmed_by_coordinator_minutes: number;
            confirmed_by_rule_minutes: number;
            without_measures_minutes: number;
            historic_given_minutes: number;
            historic_received_minutes: number;
        };
        MinutesStated: {
            minutes: number;
        };
        MinutesTaken: {
            attendance: components["schemas"]["Attendance"];
            closed: components["schemas"]["RowClosed"] | null;
        };
        MoveReason: "leaving" | "death" | "merge" | "welcome" | "social_prescribing" | "community_decision" | "mistake" | "other";
        Named: {
            id: string;
            number: string;
            name: string;
        };
        NewToday: {
            id?: string | null;
            name: string;
            language: "en" | "cy";
        };
        NewsKind: "exchange_answered" | "exchange_changed" | "session_tomorrow" | "session_cancelled" | "place_free" | "please_confirm" | "entry_questioned" | "thanked";
        No: {
            note: string;
        };
        NoteExported: {
            id: string;
            subject_id: string;
            words: string;
            recorded_at: string;
        };
        NoteReported: {
            concern_id: string;
            told: boolean;
        };
        NoteShown: {
            words: string | null;
            written_by_id: string | null;
            recorded_at: string;
        };
        Nothing: Record<string, never>;
        Notice: {
            kind: components["schemas"]["ListingKind"];
            activity: components["schemas"]["NoticeActivity"];
            areas: components["schemas"]["Area"][];
            times: components["schemas"]["Time"][];
            listed_on: string;
            organisation: components["schemas"]["NoticeGroup"] | null;
            title_en: string | null;
            title_cy: string | null;
            text_en: string | null;
            text_cy: string | null;
        };
        NoticeActivity: {
            code: string;
            name_en: string;
            name_cy: string;
        };
        NoticeGroup: {
            name_en: string;
            name_cy: string | null;
        };
        Noticeboard: {
            community_name_en: string;
            community_name_cy: string;
            items: components["schemas"]["Notice"][];
        };
        Nudge: "give" | "receive" | "begin";
        NudgeShown: {
            towards: components["schemas"]["Nudge"];
            words: string;
        };
        OddShown: {
            code: components["schemas"]["Oddity"];
            words: string;
            about_id: string | null;
            measure: ("group_first" | "references" | "staff_present" | "check" | "not_here") | null;
        };
        Oddity: "open_question" | "claims_differ" | "asked_about" | "over_limit" | "same_time" | "long_day" | "more_than_usual" | "measures_lacking" | "each_other" | "long_ago";
        OfferMatch: {
            offer: components["schemas"]["Listing"] | null;
            skill: components["schemas"]["Skill"] | null;
            member: components["schemas"]["MemberWhoCan"] | null;
            request_id: string | null;
            reasons: components["schemas"]["ReasonShown"][];
        };
        OpenErasure: {
            id: string;
            member_id: string;
            state: components["schemas"]["ErasureState"];
            asked_at: string;
            asked_by: string | null;
            due_on: string;
            held_reason: components["schemas"]["HeldReason"] | null;
            held_at: string | null;
            held_by: string | null;
            ended_at: string | null;
            ended_by: string | null;
            still_here: boolean;
        };
        Organisation: {
            id: string;
            name_en: string;
            name_cy: string | null;
            thanks: boolean;
            accepts_credits: boolean;
            private: boolean;
            childrens_policy: boolean;
            status: "active" | "left";
            external_ref: string | null;
            account_id: string | null;
            recorded_at: string;
        };
        OrganisationChange: {
            name_en?: string;
            name_cy?: string | null;
            thanks?: boolean;
            accepts_credits?: boolean;
            private?: boolean;
            childrens_policy?: boolean;
            status?: "active";
            external_ref?: string | null;
        };
        OrganisationLeft: {
            organisation: components["schemas"]["Organisation"];
            passed_on_minutes: number;
            transfer_id: string | null;
            kind: ("donate" | "retire" | "grant") | null;
        };
        OrganisationNamed: {
            id: string;
            name: string;
        };
        OrganisationNew: {
            id?: string | null;
            name_en: string;
            name_cy?: string | null;
            thanks: boolean;
            accepts_credits: boolean;
            private: boolean;
            childrens_policy: boolean;
            external_ref?: string | null;
        };
        OtherSide: {
            type: string;
            number: string | null;
            name: string | null;
        };
        OwnSignUp: {
            id: string;
            state: "in" | "waiting";
            role: "giver" | "guest";
            before: number | null;
        };
        Owner: {
            type: "member" | "organisation";
            id: string | null;
            name: string | null;
            name_en: string | null;
            name_cy: string | null;
        };
        Page_Account_: {
            items: components["schemas"]["Account"][];
            next: string | null;
        };
        Page_Activity_: {
            items: components["schemas"]["Activity"][];
            next: string | null;
        };
        Page_Agreement_: {
            items: components["schemas"]["Agreement"][];
            next: string | null;
        };
        Page_Application_: {
            items: components["schemas"]["Application"][];
            next: string | null;
        };
        Page_Approval_: {
            items: components["schemas"]["Approval"][];
            next: string | null;
        };
        Page_Attendance_: {
            items: components["schemas"]["Attendance"][];
            next: string | null;
        };
        Page_Checkpoint_: {
            items: components["schemas"]["Checkpoint"][];
            next: string | null;
        };
        Page_Client_: {
            items: components["schemas"]["Client"][];
            next: string | null;
        };
        Page_Community_: {
            items: components["schemas"]["Community"][];
            next: string | null;
        };
        Page_Concern_: {
            items: components["schemas"]["Concern"][];
            next: string | null;
        };
        Page_Consent_: {
            items: components["schemas"]["Consent"][];
            next: string | null;
        };
        Page_Contribution_: {
            items: components["schemas"]["Contribution"][];
            next: string | null;
        };
        Page_Entry_: {
            items: components["schemas"]["Entry"][];
            next: string | null;
        };
        Page_Exchange_: {
            items: components["schemas"]["Exchange"][];
            next: string | null;
        };
        Page_ExportReview_: {
            items: components["schemas"]["ExportReview"][];
            next: string | null;
        };
        Page_Hold_: {
            items: components["schemas"]["Hold"][];
            next: string | null;
        };
        Page_ImportRow_: {
            items: components["schemas"]["ImportRow"][];
            next: string | null;
        };
        Page_ImportRun_: {
            items: components["schemas"]["ImportRun"][];
            next: string | null;
        };
        Page_Listing_: {
            items: components["schemas"]["Listing"][];
            next: string | null;
        };
        Page_LogLine_: {
            items: components["schemas"]["LogLine"][];
            next: string | null;
        };
        Page_MachineCode_: {
            items: components["schemas"]["MachineCode"][];
            next: string | null;
        };
        Page_MeasureShown_: {
            items: components["schemas"]["MeasureShown"][];
            next: string | null;
        };
        Page_Member_: {
            items: components["schemas"]["Member"][];
            next: string | null;
        };
        Page_OpenErasure_: {
            items: components["schemas"]["OpenErasure"][];
            next: string | null;
        };
        Page_Organisation_: {
            items: components["schemas"]["Organisation"][];
            next: string | null;
        };
        Page_Report_: {
            items: components["schemas"]["Report"][];
            next: string | null;
        };
        Page_ReviewItem_: {
            items: components["schemas"]["ReviewItem"][];
            next: string | null;
        };
        Page_RoleHeld_: {
            items: components["schemas"]["RoleHeld"][];
            next: string | null;
        };
        Page_Rule_: {
            items: components["schemas"]["Rule"][];
            next: string | null;
        };
        Page_Seen_: {
            items: components["schemas"]["Seen"][];
            next: string | null;
        };
        Page_Series_: {
            items: components["schemas"]["Series"][];
            next: string | null;
        };
        Page_Session_: {
            items: components["schemas"]["Session"][];
            next: string | null;
        };
        Page_SignIn_: {
            items: components["schemas"]["SignIn"][];
            next: string | null;
        };
        Page_SignUp_: {
            items: components["schemas"]["SignUp"][];
            next: string | null;
        };
        Page_Skill_: {
            items: components["schemas"]["Skill"][];
            next: string | null;
        };
        Page_StatementLine_: {
            items: components["schemas"]["StatementLine"][];
            next: string | null;
        };
        Page_ToTell_: {
            items: components["schemas"]["ToTell"][];
            next: string | null;
        };
        Page_Transfer_: {
            items: components["schemas"]["Transfer"][];
            next: string | null;
        };
        PairingCode: {
            code: string;
            good_for_minutes: number;
        };
        Passkey: {
            id: string;
            name: string;
            made_at: string;
            used_at: string | null;
        };
        PasskeyAsked: {
            id: string;
            options: {
                [key: string]: unknown;
            };
        };
        PasskeyExported: {
            id: string;
            name: string;
            made_at: string;
            used_at: string | null;
        };
        PasskeyMade: {
            challenge_id: string;
            credential: {
                [key: string]: unknown;
            };
            name: string;
        };
        PasskeyShown: {
            community: string;
            device: string;
            shared: boolean;
            role: "member" | "organisation_lead" | "coordinator" | "safeguarding_lead" | "auditor";
            challenge_id: string;
            credential: {
                [key: string]: unknown;
            };
        };
        PasskeyWanted: {
            community: string;
        };
        Passkeys: {
            items: components["schemas"]["Passkey"][];
        };
        PersonIn: {
            member_id: string | null;
            side: "giver" | "receiver";
            number: string | null;
            name: string | null;
            agreed_at: string | null;
            agreed_by_id: string | null;
            out_at: string | null;
            out_by_id: string | null;
            contact: components["schemas"]["ContactShown"] | null;
            note: string | null;
            disputes: boolean;
        };
        PersonThanked: {
            member_id: string;
            number: string;
            name: string;
            name_used: string | null;
            minutes: number;
        };
        PinSent: {
            pin: string;
        };
        PinTyped: {
            id?: string | null;
            number: string;
            pin: string;
            role: "giver" | "guest";
        };
        PlanChange: {
            planned_on?: string;
            planned_from?: string | null;
            planned_minutes?: number | null;
            place?: string | null;
        };
        PostAgreed: {
            checked_at: string;
            left_out_rows: number;
        };
        Proof: {
            ok: boolean;
            at: string;
            transfers: number;
            last_recorded_at: string | null;
            sealed: components["schemas"]["Reach"] | null;
            waiting: number;
            unendorsed_keys: string[];
            made_as: string;
            clock_offset_seconds: number;
            findings: components["schemas"]["Finding"][];
        };
        Queue: {
            items: components["schemas"]["QueueItem"][];
            next: string | null;
            odd: number;
            normal: number;
        };
        QueueItem: {
            contribution: components["schemas"]["Contribution"];
            giver_name: string | null;
            receiver_name: string | null;
            claims: components["schemas"]["ClaimShown"][];
            oddities: components["schemas"]["OddShown"][];
        };
        Reach: {
            checkpoint: components["schemas"]["Checkpoint"];
            journal_recorded_at: string | null;
        };
        Reached: {
            member_id: string;
            number: string;
            name: string | null;
            language: ("en" | "cy") | null;
            contact_by: string | null;
            times: number;
            first_at: string;
            last_at: string;
            what: string[];
        };
        Reaching: {
            items: components["schemas"]["Reached"][];
        };
        ReasonShown: {
            code: components["schemas"]["Why"];
            words: string;
        };
        Receiver: {
            member_id?: string | null;
            organisation_id?: string | null;
        };
        ReceiverNamed: {
            member_id?: string | null;
            number?: string | null;
            organisation_id?: string | null;
        } & ({
            member_id: string;
            number?: null;
            organisation_id?: null;
        } | {
            member_id?: null;
            number: string;
            organisation_id?: null;
        } | {
            member_id?: null;
            number?: null;
            organisation_id: string;
        });
        ReceiverSent: {
            member_id?: string | null;
            number?: string | null;
            organisation_id?: string | null;
        } & ({
            member_id: string;
            number?: null;
            organisation_id?: null;
        } | {
            member_id?: null;
            number: string;
            organisation_id?: null;
        } | {
            member_id?: null;
            number?: null;
            organisation_id: string;
        });
        RecoveryCodes: {
            recovery_codes: string[];
        };
        Refused: {
            code: string;
            title: string;
            detail: string;
            about_id?: string | null;
            available_minutes?: number | null;
            measure?: ("group_first" | "references" | "staff_present" | "check" | "not_here") | null;
        };
        Release: Record<string, never>;
        Report: {
            name: string;
            title: string;
            definition: string;
            by: components["schemas"]["By"][];
            formats: components["schemas"]["Form"][];
        };
        Reporting: {
            id?: string | null;
            member_id: string;
            words: string;
        };
        Request: {
            response_type: string;
            client_id: string;
            redirect_uri: string;
            scope?: string | null;
            state?: string | null;
            code_challenge?: string | null;
            code_challenge_method?: string | null;
        };
        RequestMatch: {
            request: components["schemas"]["Listing"];
            offer_id: string | null;
            reasons: components["schemas"]["ReasonShown"][];
        };
        RequestMatches: {
            items: components["schemas"]["OfferMatch"][];
        };
        RequestOutcome: {
            key: string;
            taken_at: string;
            status: number;
            answer: unknown;
        };
        ReversalNew: {
            reason: components["schemas"]["ReversalReason"];
            note?: string | null;
        };
        ReversalReason: "mistake" | "duplicate" | "wrong_person" | "wrong_minutes" | "wrong_day" | "wrong_activity" | "not_given" | "community_decision" | "other";
        Reversed: {
            id: string;
            kind: "thank" | "exchange" | "gift" | "donate" | "grant" | "spend" | "retire" | "expire" | "opening" | "reversal";
            debit_account_id: string;
            credit_account_id: string;
            debit_type: "member" | "organisation" | "pot" | "contributions" | "retired" | "expired" | "opening";
            credit_type: "member" | "organisation" | "pot" | "contributions" | "retired" | "expired" | "opening";
            minutes: number;
            recorded_at: string;
            contribution_id: string | null;
            reverses_id: string | null;
            reversed_by_id: string | null;
            hold_id: string | null;
            actor_kind: "member" | "client" | "rule";
            actor_id: string | null;
            reason: string | null;
            approval_id: string | null;
            notes: components["schemas"]["NoteShown"][];
            passed_back_minutes: number;
        };
        ReviewDecision: {
            id: string;
            words_sha256: string;
            given: boolean;
            reason?: components["schemas"]["LeftOutReason"] | null;
        } & unknown;
        ReviewDecisions: {
            items: components["schemas"]["ReviewDecision"][];
            leave_out_others?: components["schemas"]["LeftOutReason"] | null;
        };
        ReviewItem: {
            id: string;
            kind: components["schemas"]["ItemKind"];
            subject_id: string;
            at: string;
            by_number: string | null;
            words: string;
            words_sha256: string;
            given: boolean | null;
            reason: components["schemas"]["LeftOutReason"] | null;
        };
        ReviewState: "asked" | "done" | "withdrawn";
        Role: "member" | "organisation_lead" | "coordinator" | "safeguarding_lead" | "auditor" | "network_admin";
        RoleExported: {
            role: "organisation_lead" | "coordinator" | "safeguarding_lead" | "auditor";
            organisation: string | null;
            given_at: string;
            given_by_number: string | null;
            ended_at: string | null;
            ended_by_number: string | null;
        };
        RoleHeld: {
            id: string;
            member_id: string;
            role: components["schemas"]["Role"];
            organisation_id: string | null;
            given_by: string | null;
            given_at: string;
            ended_by: string | null;
            ended_at: string | null;
        };
        RoleNew: {
            id?: string | null;
            role: "coordinator" | "safeguarding_lead" | "auditor";
        };
        RoleNow: {
            role: components["schemas"]["Role"];
            organisation_id: string | null;
        };
        RowClosed: {
            attendance_id: string;
            member_id: string | null;
            heads: number;
            role: "giver" | "guest";
            minutes: number | null;
            outcome: "credited" | "credited_before" | "waiting" | "guest";
            contribution_id?: string | null;
            transfer?: components["schemas"]["Credit"] | null;
            passed_on_minutes: number | null;
            open_question: boolean;
            without_measures?: ("group_first" | "references" | "staff_present" | "check" | "not_here")[];
            problem?: components["schemas"]["Refused"] | null;
        };
        RowNamed: {
            sheet: string;
            row: number;
        };
        RowSaid: {
            code: string;
            field: string | null;
            column: string | null;
            heading: string | null;
            detail: string | null;
            suggestion: string | null;
            choices: string[];
        };
        RowVerified: {
            id: string;
            outcome: "credited" | "refused";
            transfer: components["schemas"]["Credit"] | null;
            passed_on_minutes: number | null;
            problem: components["schemas"]["Refused"] | null;
        };
        Rule: {
            id: string;
            most_minutes: number;
            made_by: string;
            made_at: string;
            ended_by: string | null;
            ended_at: string | null;
        };
        RuleNew: {
            id?: string | null;
            most_minutes: number;
        };
        Rules: {
            hours_stated_by: "groups" | "members" | "both";
            shown_as: "hours" | "credits";
            thanked_by: "leads" | "coordinators";
            leavers_minutes: "pot" | "expire";
            member_floor_minutes: number;
            member_ceiling_minutes: number | null;
            soft_floor_minutes: number | null;
            soft_ceiling_minutes: number | null;
            organisation_thanks_monthly_minutes: number | null;
            person_thanks_monthly_minutes: number | null;
            second_person_reversal_minutes: number | null;
            second_person_grant_minutes: number | null;
            under_18s: boolean;
            applications_from_outside: boolean;
            noticeboard: boolean;
        };
        RulesSent: {
            hours_stated_by?: "groups" | "members" | "both";
            shown_as?: "hours" | "credits";
            thanked_by?: "leads" | "coordinators";
            leavers_minutes?: "pot" | "expire";
            member_floor_minutes?: number;
            member_ceiling_minutes?: number | null;
            soft_floor_minutes?: number | null;
            soft_ceiling_minutes?: number | null;
            organisation_thanks_monthly_minutes?: number | null;
            person_thanks_monthly_minutes?: number | null;
            second_person_reversal_minutes?: number | null;
            second_person_grant_minutes?: number | null;
            under_18s?: boolean;
            applications_from_outside?: boolean;
            noticeboard?: boolean;
        };
        Said: {
            words: string;
            language: components["schemas"]["Language"];
        };
        Sample: {
            checkpoint: components["schemas"]["Checkpoint"];
            items: components["schemas"]["Line"][];
        };
        SecondFactorNow: {
            set_up_at: string | null;
            recovery_codes: number;
        };
        Secret: {
            id: string;
            made_by: string;
            made_at: string;
            ended_by: string | null;
            ended_at: string | null;
        };
        SecretShown: {
            id: string;
            client_id: string;
            secret: string;
            made_at: string;
        };
        Seen: {
            id: string;
            at: string;
            did: "looked" | "changed";
            role: components["schemas"]["Role"];
            by_id: string | null;
            by_name: string | null;
            what: string;
        };
        Series: {
            id: string;
            organisation_id: string | null;
            activity_id: string;
            name_en: string | null;
            name_cy: string | null;
            place: string | null;
            area: string | null;
            first_on: string;
            starts: string;
            minutes: number;
            rule: string;
            places: number | null;
            sign_up: "open" | "by_lead" | "none";
            on_noticeboard: boolean;
            made_until: string;
            made_at: string;
            ended_at: string | null;
        };
        SeriesChange: {
            name_en?: string | null;
            name_cy?: string | null;
            place?: string | null;
            area?: string | null;
            starts?: string;
            minutes?: number;
            places?: number | null;
            sign_up?: "open" | "by_lead" | "none";
            on_noticeboard?: boolean;
            first_on?: string;
            rule?: string;
        };
        SeriesNew: {
            organisation_id: string | null;
            activity_id: string;
            name_en?: string | null;
            name_cy?: string | null;
            place?: string | null;
            area?: string | null;
            minutes: number;
            places?: number | null;
            sign_up: "open" | "by_lead" | "none";
            on_noticeboard: boolean;
            id?: string | null;
            first_on: string;
            starts: string;
            rule: string;
        } & (unknown | unknown);
        Session: {
            id: string;
            series_id: string | null;
            series_on: string | null;
            organisation_id: string | null;
            activity_id: string;
            name_en: string | null;
            name_cy: string | null;
            place: string | null;
            area: string | null;
            day: string;
            starts: string;
            starts_at: string;
            ends_at: string;
            minutes: number;
            places: number | null;
            places_left: number | null;
            coming: number | null;
            waiting: number | null;
            sign_up: "open" | "by_lead" | "none";
            signed_up: components["schemas"]["OwnSignUp"] | null;
            signed_up_helped: components["schemas"]["HelpedSignUp"][];
            on_noticeboard: boolean;
            state: "open" | "cancelled" | "closed";
            state_by_id: string | null;
            state_at: string | null;
            reason: ("weather" | "nobody_to_lead" | "place_not_free" | "too_few" | "other" | "series_changed") | null;
            actions: ("sign-ups" | "attendance" | "cancel" | "close" | "sheet")[];
            made_at: string;
        };
        SessionChange: {
            name_en?: string | null;
            name_cy?: string | null;
            place?: string | null;
            area?: string | null;
            starts?: string;
            minutes?: number;
            places?: number | null;
            sign_up?: "open" | "by_lead" | "none";
            on_noticeboard?: boolean;
            day?: string;
        };
        SessionClosed: {
            session: components["schemas"]["Session"];
            items: components["schemas"]["RowClosed"][];
            credited: number;
            credited_minutes: number;
            waiting: number;
            guests: number;
        };
        SessionNew: {
            organisation_id: string | null;
            activity_id: string;
            name_en?: string | null;
            name_cy?: string | null;
            place?: string | null;
            area?: string | null;
            minutes: number;
            places?: number | null;
            sign_up: "open" | "by_lead" | "none";
            on_noticeboard: boolean;
            id?: string | null;
            day: string;
            starts: string;
        } & (unknown | unknown);
        Sheet: {
            lines: components["schemas"]["SheetLineNew"][];
            guests: number;
        };
        SheetLineNew: {
            id?: string | null;
            member_id?: string | null;
            number?: string | null;
            new?: components["schemas"]["NewToday"] | null;
            role: "giver" | "guest";
            minutes?: number | null;
        };
        SheetRead: {
            sheet: string;
            header_row: number;
            unit: "hours" | "minutes";
            columns: components["schemas"]["ColumnRead"][];
        };
        SheetUnread: {
            sheet: string;
            code: string;
            detail: string;
        };
        Shown: "all" | "name" | "number";
        SignIn: {
            id: string;
            device: string | null;
            role: components["schemas"]["Role"];
            means: components["schemas"]["Means"] | null;
            second_factor: boolean;
            made_at: string;
            expires_at: string;
            here: boolean;
        };
        SignInExported: {
            id: string;
            role: string;
            device: string | null;
            means: string | null;
            made_at: string;
            expires_at: string;
            revoked_at: string | null;
        };
        SignUp: {
            id: string;
            session_id: string;
            member_id: string;
            number?: string | null;
            name?: string | null;
            role: "giver" | "guest";
            state: "in" | "waiting" | "cancelled";
            made_by_id: string | null;
            made_at: string;
            in_at: string | null;
            ended_by_id: string | null;
            ended_at: string | null;
            access_needs?: string | null;
        };
        SignUpExported: {
            session_id: string;
            session: string;
            day: string;
            side: "giver" | "guest";
            place_state: "in" | "waiting" | "cancelled";
            made_at: string;
        };
        SignUpNew: {
            id?: string | null;
            member_id?: string | null;
            number?: string | null;
            role: "giver" | "guest";
        };
        SignedIn: {
            id: string;
            token: string;
            expires_at: string;
            community_id: string;
            member_id: string;
        };
        Skill: {
            id: string;
            owner: components["schemas"]["Owner"];
            mine: boolean;
            told_at_joining: boolean;
            kind: "can" | "know" | "lend" | "learn";
            activity_id: string | null;
            words: components["schemas"]["Said"] | null;
            words_en: string | null;
            words_cy: string | null;
            made_at: string;
            made_by_id: string | null;
            ended_at: string | null;
            ended_by_id: string | null;
            actions: "end"[];
        };
        SkillChange: {
            kind?: "can" | "know" | "lend" | "learn";
            activity_id?: string | null;
            words_en?: string | null;
            words_cy?: string | null;
        };
        SkillExported: {
            id: string;
            skill: "can" | "know" | "lend" | "learn";
            activity: string | null;
            words: string;
            made_at: string;
            ended_at: string | null;
        };
        SkillNew: {
            id?: string | null;
            member_id?: string | null;
            kind: "can" | "know" | "lend" | "learn";
            activity_id?: string | null;
            words_en?: string | null;
            words_cy?: string | null;
        } & (unknown | unknown | unknown);
        State: "waiting" | "approved" | "declined" | "withdrawn" | "lapsed" | "overtaken";
        StatementLine: {
            transfer_id: string;
            recorded_at: string;
            kind: "thank" | "exchange" | "gift" | "donate" | "grant" | "spend" | "retire" | "expire" | "opening" | "reversal";
            change_minutes: number;
            balance_minutes: number;
            other_type: "member" | "organisation" | "community" | "pot" | "contributions" | "retired" | "expired" | "opening";
            other_id: string | null;
            other_name: string | null;
            worked_on: string | null;
            contribution_id: string | null;
            reverses_id: string | null;
            hold_id: string | null;
            reason: string | null;
        };
        Stays: {
            note?: string | null;
        };
        StillTogether: {
            other_id: string;
            day: string;
            session_id: string | null;
            exchange_id: string | null;
            state: "in" | "waiting" | "proposed" | "agreed" | "done";
        };
        Style: "time_credits" | "time_bank";
        SwitchedOff: {
            kind: components["schemas"]["NewsKind"];
            by_id: string;
            at: string;
        };
        Tally: {
            rows: number;
            minutes: number;
        };
        Terms: {
            debit_account_id?: string | null;
            credit_account_id?: string | null;
            giver_id?: string | null;
            receiver_type?: ("member" | "organisation" | "community") | null;
            receiver_id?: string | null;
            activity_id?: string | null;
            worked_from?: string | null;
            worked_on?: string | null;
            minutes?: number | null;
            floor_minutes?: number | null;
            ceiling_minutes?: number | null;
            passes_on?: boolean | null;
            closed?: boolean | null;
            remains?: ("pot" | "expire" | "gift") | null;
            gift_to?: string | null;
            may_come_back?: boolean | null;
            contributions?: components["schemas"]["Covered"][] | null;
        };
        Thanked: {
            items: components["schemas"]["LineThanked"][];
            credited: number;
            credited_minutes: number;
            waiting: number;
        };
        ThanksNew: {
            organisation_id: string;
            activity_id: string;
            worked_on?: string | null;
            worked_from?: string | null;
            worked_to?: string | null;
            session_id?: string | null;
            lines: components["schemas"]["LineNew"][];
        } & ({
            worked_on: string;
            worked_from?: null;
            worked_to?: null;
        } | {
            worked_on?: null;
            worked_from: string;
            worked_to: string;
        });
        Time: "weekday_morning" | "weekday_afternoon" | "weekday_evening" | "weekend_morning" | "weekend_afternoon" | "weekend_evening";
        ToTell: {
            id: string;
            by: components["schemas"]["ByHand"];
            member_id: string | null;
            number: string;
            name: string;
            language: components["schemas"]["Language"];
            telephone: string | null;
            lines: string[];
            made_at: string;
        };
        Transfer: {
            id: string;
            kind: "thank" | "exchange" | "gift" | "donate" | "grant" | "spend" | "retire" | "expire" | "opening" | "reversal";
            debit_account_id: string;
            credit_account_id: string;
            debit_type: "member" | "organisation" | "pot" | "contributions" | "retired" | "expired" | "opening";
            credit_type: "member" | "organisation" | "pot" | "contributions" | "retired" | "expired" | "opening";
            minutes: number;
            recorded_at: string;
            contribution_id: string | null;
            reverses_id: string | null;
            reversed_by_id: string | null;
            hold_id: string | null;
            actor_kind: "member" | "client" | "rule";
            actor_id: string | null;
            reason: string | null;
        };
        TransferDetail: {
            id: string;
            kind: "thank" | "exchange" | "gift" | "donate" | "grant" | "spend" | "retire" | "expire" | "opening" | "reversal";
            debit_account_id: string;
            credit_account_id: string;
            debit_type: "member" | "organisation" | "pot" | "contributions" | "retired" | "expired" | "opening";
            credit_type: "member" | "organisation" | "pot" | "contributions" | "retired" | "expired" | "opening";
            minutes: number;
            recorded_at: string;
            contribution_id: string | null;
            reverses_id: string | null;
            reversed_by_id: string | null;
            hold_id: string | null;
            actor_kind: "member" | "client" | "rule";
            actor_id: string | null;
            reason: string | null;
            approval_id: string | null;
            notes: components["schemas"]["NoteShown"][];
        };
        TransferNew: {
            id?: string | null;
            kind: "gift" | "donate" | "grant" | "retire" | "expire" | "spend";
            debit_account_id?: string | null;
            credit_account_id?: string | null;
            receiver?: components["schemas"]["ReceiverSent"] | null;
            minutes: number;
            reason?: components["schemas"]["MoveReason"] | null;
            note?: string | null;
        } & ({
            credit_account_id?: null;
        } | {
            receiver?: null;
        });
        TransferTold: {
            kind: string;
            debit_account_id: string;
            debit_type: string;
            credit_account_id: string;
            credit_type: string;
            minutes: number;
            debit_number: number | null;
            debit_balance_minutes: number | null;
            credit_number: number | null;
            credit_balance_minutes: number | null;
            actor_kind: string;
            actor_id: string;
            reason: string | null;
            contribution_id: string | null;
            giver_id: string | null;
            receiver_type: string | null;
            receiver_id: string | null;
            activity_id: string | null;
            worked_from: string | null;
            worked_on: string | null;
            decided_by_kind: string | null;
            decided_by_id: string | null;
            corrects_id: string | null;
            reverses_id: string | null;
            hold_id: string | null;
            import_row_id: string | null;
        };
        TrialBalance: {
            at: string;
            types: components["schemas"]["TypeLine"][];
            accounts: components["schemas"]["AccountLine"][] | null;
            debit_minutes: number;
            credit_minutes: number;
            balance_minutes: number;
        };
        TypeLine: {
            type: string;
            accounts: number;
            debit_minutes: number;
            credit_minutes: number;
            balance_minutes: number;
        };
        Undone: {
            reversed: number;
            withdrawn: number;
        };
        Verified: {
            contribution: components["schemas"]["Contribution"];
            transfer: components["schemas"]["Credit"];
            passed_on_minutes: number | null;
        };
        Verify: {
            minutes?: number | null;
            reason?: string | null;
        };
        VerifyMany: {
            items: components["schemas"]["VerifyOne"][];
        };
        VerifyOne: {
            id: string;
            minutes?: number | null;
        };
        WasTold: {
            id: string;
            by: components["schemas"]["ByHand"];
            member_id: string;
            done_at: string;
        };
        Why: "activity" | "time" | "place" | "language" | "access" | "helped_before" | "given_little" | "received_little" | "told" | "measure_needed";
        Wish: {
            client_id: string;
            name: string;
            organisation_id: string | null;
            scopes: string[];
            redirect_to: string | null;
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            instance: string;
            code: string;
            errors?: components["schemas"]["ProblemField"][];
        } & {
            [key: string]: unknown;
        };
        ProblemField: {
            pointer: string;
            parameter?: string;
            detail: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    list_verification_rules: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
            };
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Rule_"];
                };
            };
        };
    };
    switch_rule_on: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RuleNew"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rule"];
                };
            };
        };
    };
    switch_rule_off: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                rule_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"] | null;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rule"];
                };
            };
        };
    };
    list_queue: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
            };
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Queue"];
                };
            };
        };
    };
    list_contributions: {
        parameters: {
            query?: {
                state?: ("logged" | "queried" | "verified" | "declined" | "withdrawn" | "historic") | null;
                waiting?: boolean | null;
                mine?: boolean | null;
                giver_id?: string | null;
                receiver_id?: string | null;
                activity_id?: string | null;
                session_id?: string | null;
                worked_from?: string | null;
                worked_to?: string | null;
                external_ref?: string | null;
                without_measures?: boolean | null;
                limit?: number;
                after?: string | null;
            };
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Contribution_"];
                };
            };
        };
    };
    log_contribution: {
        parameters: {
            query?: {
                dry_run?: boolean;
            };
            header: {
                "Idempotency-Key": string;
            };
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContributionNew"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContributionDetail"];
                };
            };
        };
    };
    verify_contributions: {
        parameters: {
            query?: {
                dry_run?: boolean;
            };
            header: {
                "Idempotency-Key": string;
            };
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerifyMany"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ManyVerified"];
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ManyVerified"];
                };
            };
        };
    };
    get_contribution: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                contribution_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContributionDetail"];
                };
            };
        };
    };
    verify_contribution: {
        parameters: {
            query?: {
                dry_run?: boolean;
            };
            header: {
                "Idempotency-Key": string;
            };
            path: {
                contribution_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Verify"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verified"];
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
                };
            };
        };
    };
    claim_contribution: {
        parameters: {
            query?: {
                dry_run?: boolean;
            };
            header: {
                "Idempotency-Key": string;
            };
            path: {
                contribution_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClaimNew"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContributionDetail"];
                };
            };
        };
    };
    query_contribution: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                contribution_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Asked"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContributionDetail"];
                };
            };
        };
    };
    decline_contribution: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                contribution_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Asked"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContributionDetail"];
                };
            };
        };
    };
    withdraw_contribution: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                contribution_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"] | null;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContributionDetail"];
                };
            };
        };
    };
    separate_contribution: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                contribution_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"] | null;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContributionDetail"];
                };
            };
        };
    };
    keep_contribution: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                contribution_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Stays"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContributionDetail"];
                };
            };
        };
    };
    correct_contribution: {
        parameters: {
            query?: {
                dry_run?: boolean;
            };
            header: {
                "Idempotency-Key": string;
            };
            path: {
                contribution_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectionNew"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verified"];
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
                };
            };
        };
    };
    list_accounts: {
        parameters: {
            query?: {
                type?: ("member" | "organisation" | "pot" | "contributions" | "retired" | "expired" | "opening") | null;
                owner_id?: string | null;
                number?: string | null;
                at?: string | null;
                limit?: number;
                after?: string | null;
            };
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Account_"];
                };
            };
        };
    };
    get_account: {
        parameters: {
            query?: {
                at?: string | null;
            };
            header?: never;
            path: {
                account_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
        };
    };
    change_account: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key"?: string;
                "If-Match": string;
            };
            path: {
                account_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
                };
            };
        };
    };
    get_statement: {
        parameters: {
            query?: {
                from?: string | null;
                to?: string | null;
                at?: string | null;
                sort?: "recorded_at" | "-recorded_at";
                format?: ("json" | "csv") | null;
                limit?: number;
                after?: string | null;
            };
            header?: never;
            path: {
                account_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_StatementLine_"];
                    "text/csv": string;
                };
            };
        };
    };
    list_activities: {
        parameters: {
            query?: {
                code?: string | null;
                risk_class?: ("everyday" | "group_first" | "references" | "checked" | "not_here") | null;
                in_use?: boolean | null;
                limit?: number;
                after?: string | null;
            };
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Activity_"];
                };
            };
        };
    };
    create_activity: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActivityNew"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Activity"];
                };
            };
        };
    };
    get_activity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                activity_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Activity"];
                };
            };
        };
    };
    change_activity: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key"?: string;
                "If-Match": string;
            };
            path: {
                activity_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActivityChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Activity"];
                };
            };
        };
    };
    list_agreements: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
            };
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Agreement_"];
                };
            };
        };
    };
    make_agreement: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgreementNew"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agreement"];
                };
            };
        };
    };
    list_members_agreements: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                member_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberAgreements"];
                };
            };
        };
    };
    agree: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                member_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Agreeing"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberAgreements"];
                };
            };
        };
    };
    list_applications: {
        parameters: {
            query?: {
                state?: ("applied" | "admitted" | "refused" | "withdrawn" | "lapsed") | null;
                limit?: number;
                after?: string | null;
            };
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Application_"];
                };
            };
        };
    };
    take_application: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApplicationNew"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Application"];
                };
            };
        };
    };
    get_application: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                application_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Application"];
                };
            };
        };
    };
    change_application: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key"?: string;
                "If-Match": string;
            };
            path: {
                application_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApplicationChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Application"];
                };
            };
        };
    };
    admit_applicant: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                application_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"] | null;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Application"];
                };
            };
        };
    };
    refuse_applicant: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                application_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApplicationRefused"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Application"];
                };
            };
        };
    };
    withdraw_application: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                application_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"] | null;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Application"];
                };
            };
        };
    };
    list_approvals: {
        parameters: {
            query?: {
                state?: components["schemas"]["State"] | null;
                kind?: components["schemas"]["Kind"] | null;
                limit?: number;
                after?: string | null;
            };
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Approval_"];
                };
            };
        };
    };
    get_approval: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                approval_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalDetail"];
                };
            };
        };
    };
    approve_approval: {
        parameters: {
            query?: {
                dry_run?: boolean;
            };
            header: {
                "Idempotency-Key": string;
            };
            path: {
                approval_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"] | null;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalDetail"];
                };
            };
        };
    };
    decline_approval: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                approval_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["No"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalDetail"];
                };
            };
        };
    };
    withdraw_approval: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                approval_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"] | null;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalDetail"];
                };
            };
        };
    };
    get_trial_balance: {
        parameters: {
            query?: {
                at?: string | null;
                accounts?: boolean;
            };
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrialBalance"];
                };
            };
        };
    };
    get_backups: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Backups"];
                };
            };
        };
    };
    sign_in_with_card: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CardShown"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
        };
    };
    get_card: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                member_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CardNow"];
                };
            };
        };
    };
    make_card: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                member_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"] | null;
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CardMade"];
                };
            };
        };
    };
    end_card: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                member_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"] | null;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ended"];
                };
            };
        };
    };
    pair_phone: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                member_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"] | null;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PairingCode"];
                };
            };
        };
    };
    set_pin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                member_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PinSent"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CardNow"];
                };
            };
        };
    };
    list_clients: {
        parameters: {
            query?: {
                ended?: boolean | null;
                limit?: number;
                after?: string | null;
            };
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Client_"];
                };
            };
        };
    };
    register_client: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClientNew"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Client"];
                };
            };
        };
    };
    get_client: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                client_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Client"];
                };
            };
        };
    };
    end_client: {
        parameters: {
            query?: {
                dry_run?: boolean;
            };
            header?: never;
            path: {
                client_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"] | null;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Client"];
                };
            };
        };
    };
    make_secret: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                client_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"] | null;
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecretShown"];
                };
            };
        };
    };
    end_secret: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                client_id: string;
                secret_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"] | null;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Client"];
                };
            };
        };
    };
    list_consents: {
        parameters: {
            query?: {
                ended?: boolean | null;
                limit?: number;
                after?: string | null;
            };
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Consent_"];
                };
            };
        };
    };
    decide_wish: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Decision"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Decided"];
                };
            };
        };
    };
    show_wish: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Request"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Wish"];
                };
            };
        };
    };
    end_consent: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                consent_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"] | null;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Consent"];
                };
            };
        };
    };
    list_client_consents: {
        parameters: {
            query?: {
                ended?: boolean | null;
                limit?: number;
                after?: string | null;
            };
            header?: never;
            path: {
                client_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Consent_"];
                };
            };
        };
    };
    list_communities: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Community_"];
                };
            };
        };
    };
    create_community: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommunityNew"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Community"];
                };
            };
        };
    };
    get_community: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Community"];
                };
            };
        };
    };
    change_community: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key"?: string;
                "If-Match": string;
            };
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommunityChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Community"];
                };
            };
        };
    };
    list_entries: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
            };
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Entry_"];
                };
            };
        };
    };
    enter_community: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Entering"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entry"];
                };
            };
        };
    };
    end_entry: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                entry_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"] | null;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entry"];
                };
            };
        };
    };
    get_erasure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                member_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Erasure"] | null;
                };
            };
        };
    };
    ask_for_erasure: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                member_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"] | null;
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Erasure"];
                };
            };
        };
    };
    hold_erasure: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                member_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ErasureHolding"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Erasure"];
                };
            };
        };
    };
    release_erasure: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                member_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"] | null;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Erasure"];
                };
            };
        };
    };
    withdraw_erasure: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                member_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"] | null;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Erasure"];
                };
            };
        };
    };
    carry_out_erasure: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                member_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"] | null;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Erasure"];
                };
            };
        };
    };
    list_open_erasures: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
            };
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_OpenErasure_"];
                };
            };
        };
    };
    list_events: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number;
                wait?: number;
            };
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventPage"];
                };
            };
        };
    };
    get_export_review: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                member_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportReview"];
                };
            };
        };
    };
    ask_for_export_review: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                member_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"] | null;
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportReview"];
                };
            };
        };
    };
    withdraw_export_review: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                member_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"] | null;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportReview"];
                };
            };
        };
    };
    list_words_of_others: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
            };
            header?: never;
            path: {
                member_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ReviewItem_"];
                };
            };
        };
    };
    decide_words_of_others: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                member_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewDecisions"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportReview"];
                };
            };
        };
    };
    list_safeguarding_records: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
            };
            header?: never;
            path: {
                member_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ReviewItem_"];
                };
            };
        };
    };
    decide_safeguarding_records: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                member_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewDecisions"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportReview"];
                };
            };
        };
    };
    list_open_export_reviews: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
            };
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ExportReview_"];
                };
            };
        };
    };
    list_exchanges: {
        parameters: {
            query?: {
                state?: ("proposed" | "agreed" | "done" | "confirmed" | "disputed" | "cancelled") | null;
                waiting?: boolean | null;
                mine?: boolean | null;
                member_id?: string | null;
                activity_id?: string | null;
                listing_id?: string | null;
                limit?: number;
                after?: string | null;
            };
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Exchange_"];
                };
            };
        };
    };
    propose_exchange: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExchangeNew"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Exchange"];
                };
            };
        };
    };
    get_exchange: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exchange_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Exchange"];
                };
            };
        };
    };
    change_exchange: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key"?: string;
                "If-Match": string;
            };
            path: {
                exchange_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Exchange"];
                };
            };
        };
    };
    agree_to_exchange: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                exchange_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgreeingTo"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Exchange"];
                };
            };
        };
    };
    decline_exchange: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                exchange_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InName"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Exchange"];
                };
            };
        };
    };
    cancel_exchange: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                exchange_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Cancelling"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Exchange"];
                };
            };
        };
    };
    state_hours: {
        parameters: {
            query?: {
                dry_run?: boolean;
            };
            header: {
                "Idempotency-Key": string;
            };
            path: {
                exchange_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DoneSaid"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Exchange"];
                };
            };
        };
    };
    confirm_hours: {
        parameters: {
            query?: {
                dry_run?: boolean;
            };
            header: {
                "Idempotency-Key": string;
            };
            path: {
                exchange_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InName"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Exchange"];
                };
            };
        };
    };
    dispute_hours: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                exchange_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Disputing"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Exchange"];
                };
            };
        };
    };
    report_note: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                exchange_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reporting"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoteReported"];
                };
            };
        };
    };
    list_helpers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                member_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Helpers"];
                };
            };
        };
    };
    name_helper: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                member_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HelperNew"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Helpers"];
                };
            };
        };
    };
    end_helping: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                member_id: string;
                helper_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"] | null;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Helpers"];
                };
            };
        };
    };
    list_holds: {
        parameters: {
            query?: {
                state?: ("held" | "captured" | "released" | "lapsed") | null;
                account_id?: string | null;
                organisation_id?: string | null;
                limit?: number;
                after?: string | null;
            };
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Hold_"];
                };
            };
        };
    };
    place_hold: {
        parameters: {
            query?: {
                dry_run?: boolean;
            };
            header: {
                "Idempotency-Key": string;
            };
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoldNew"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HoldDetail"];
                };
            };
        };
    };
    get_hold: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                hold_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HoldDetail"];
                };
            };
        };
    };
    capture_hold: {
        parameters: {
            query?: {
                dry_run?: boolean;
            };
            header: {
                "Idempotency-Key": string;
            };
            path: {
                hold_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Capture"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HoldDetail"];
                };
            };
        };
    };
    release_hold: {
        parameters: {
            query?: {
                dry_run?: boolean;
            };
            header: {
                "Idempotency-Key": string;
            };
            path: {
                hold_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Release"] | null;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HoldDetail"];
                };
            };
        };
    };
    list_imports: {
        parameters: {
            query?: {
                kind?: ("members" | "hours" | "openings") | null;
                state?: ("checked" | "posted" | "undone") | null;
                limit?: number;
                after?: string | null;
            };
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ImportRun_"];
                };
            };
        };
    };
    check_import: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["ImportFile"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportRun"];
                };
            };
        };
    };
    get_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportRun"];
                };
            };
        };
    };
    list_import_rows: {
        parameters: {
            query?: {
                outcome?: ("credited" | "historic" | "waiting" | "opened" | "added" | "refused" | "skipped") | null;
                without_measures?: boolean | null;
                limit?: number;
                after?: string | null;
            };
            header?: never;
            path: {
                import_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ImportRow_"];
                };
            };
        };
    };
    check_import_again: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                import_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["ImportFile"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportRun"];
                };
            };
        };
    };
    post_import: {
        parameters: {
            query?: {
                dry_run?: boolean;
            };
            header: {
                "Idempotency-Key": string;
            };
            path: {
                import_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostAgreed"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportRun"];
                };
            };
        };
    };
    undo_import: {
        parameters: {
            query?: {
                dry_run?: boolean;
            };
            header: {
                "Idempotency-Key": string;
            };
            path: {
                import_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"] | null;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportRun"];
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
                };
            };
        };
    };
    get_journal: {
        parameters: {
            query?: {
                format?: components["schemas"]["JournalForm"];
                from?: string | null;
                to?: string | null;
                names?: boolean;
            };
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                    "application/x-ndjson": string;
                    "text/plain": string;
                };
            };
        };
    };
    pause_member: {
        parameters: {
            query?: {
                dry_run?: boolean;
            };
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                member_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"] | null;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
        };
    };
    let_member_leave: {
        parameters: {
            query?: {
                dry_run?: boolean;
            };
            header: {
                "Idempotency-Key": string;
            };
            path: {
                member_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["MemberLeaving"] | null;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberLeft"];
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
                };
            };
        };
    };
    get_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
        };
    };
    merge_member: {
        parameters: {
            query?: {
                dry_run?: boolean;
            };
            header: {
                "Idempotency-Key": string;
            };
            path: {
                member_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Merging"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Merged"];
                };
            };
        };
    };
    get_request_matches: {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: never;
            path: {
                request_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestMatches"];
                };
            };
        };
    };
    get_member_matches: {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: never;
            path: {
                member_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberMatches"];
                };
            };
        };
    };
    list_messages: {
        parameters: {
            query: {
                by: components["schemas"]["ByHand"];
                limit?: number;
                after?: string | null;
            };
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ToTell_"];
                };
            };
        };
    };
    get_message_choices: {
        parameters: {
            query?: {
                member_id?: string | null;
            };
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Choices"];
                };
            };
        };
    };
    choose_messages: {
        parameters: {
            query?: {
                member_id?: string | null;
            };
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChoicesChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Choices"];
                };
            };
        };
    };
    message_done: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                message_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"] | null;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WasTold"];
                };
            };
        };
    };
    list_offers: {
        parameters: {
            query?: {
                q?: string | null;
                activity_id?: string | null;
                area?: string | null;
                time?: components["schemas"]["Time"] | null;
                language?: string | null;
                state?: components["schemas"]["ListingState"] | null;
                mine?: boolean | null;
                member_id?: string | null;
                organisation_id?: string | null;
                limit?: number;
                after?: string | null;
            };
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Listing_"];
                };
            };
        };
    };
    create_offer: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListingNew"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing"];
                };
            };
        };
    };
    get_offer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                offer_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing"];
                };
            };
        };
    };
    change_offer: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key"?: string;
                "If-Match": string;
            };
            path: {
                offer_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListingChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing"];
                };
            };
        };
    };
    renew_offer: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                offer_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"] | null;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing"];
                };
            };
        };
    };
    close_offer: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                offer_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListingClosing"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing"];
                };
            };
        };
    };
    list_requests: {
        parameters: {
            query?: {
                q?: string | null;
                activity_id?: string | null;
                area?: string | null;
                time?: components["schemas"]["Time"] | null;
                language?: string | null;
                state?: components["schemas"]["ListingState"] | null;
                mine?: boolean | null;
                member_id?: string | null;
                organisation_id?: string | null;
                limit?: number;
                after?: string | null;
            };
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Listing_"];
                };
            };
        };
    };
    create_request: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListingNew"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing"];
                };
            };
        };
    };
    get_request: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                request_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing"];
                };
            };
        };
    };
    change_request: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key"?: string;
                "If-Match": string;
            };
            path: {
                request_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListingChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing"];
                };
            };
        };
    };
    renew_request: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                request_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"] | null;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing"];
                };
            };
        };
    };
    close_request: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                request_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListingClosing"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing"];
                };
            };
        };
    };
    get_noticeboard: {
        parameters: {
            query?: {
                kind?: components["schemas"]["ListingKind"] | null;
                activity?: string | null;
                area?: string | null;
            };
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Noticeboard"];
                };
            };
        };
    };
    get_noticeboard_feed: {
        parameters: {
            query?: {
                language?: components["schemas"]["Language"] | null;
                kind?: components["schemas"]["ListingKind"] | null;
                activity?: string | null;
                area?: string | null;
            };
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/atom+xml": unknown;
                };
            };
        };
    };
    list_log: {
        parameters: {
            query?: {
                from?: string | null;
                to?: string | null;
                about?: string | null;
                by?: string | null;
                sign_in?: string | null;
                limit?: number;
                after?: string | null;
            };
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_LogLine_"];
                };
            };
        };
    };
    list_safeguarding_log: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
            };
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_LogLine_"];
                };
            };
        };
    };
    list_reached: {
        parameters: {
            query?: {
                from?: string | null;
                to?: string | null;
                by?: string | null;
                sign_in?: string | null;
                format?: ("json" | "csv") | null;
            };
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reaching"];
                    "text/csv": string;
                };
            };
        };
    };
    list_seen: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
            };
            header?: never;
            path: {
                member_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Seen_"];
                };
            };
        };
    };
    make_oauth_token: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    grant_type?: string;
                    scope?: string;
                    code?: string;
                    redirect_uri?: string;
                    code_verifier?: string;
                    refresh_token?: string;
                    client_id?: string;
                    client_secret?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
        };
    };
    end_oauth_token: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    token?: string;
                    client_id?: string;
                    client_secret?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
        };
    };
    describe_oauth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
        };
    };
    list_organisations: {
        parameters: {
            query?: {
                thanks?: boolean | null;
                accepts_credits?: boolean | null;
                status?: ("active" | "left") | null;
                external_ref?: string | null;
                limit?: number;
                after?: string | null;
            };
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Organisation_"];
                };
            };
        };
    };
    create_organisation: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganisationNew"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organisation"];
                };
            };
        };
    };
    get_organisation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organisation_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organisation"];
                };
            };
        };
    };
    change_organisation: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key"?: string;
                "If-Match": string;
            };
            path: {
                organisation_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganisationChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organisation"];
                };
            };
        };
    };
    let_organisation_leave: {
        parameters: {
            query?: {
                dry_run?: boolean;
            };
            header: {
                "Idempotency-Key": string;
            };
            path: {
                organisation_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"] | null;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationLeft"];
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
                };
            };
        };
    };
    ask_to_sign_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeyWanted"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyAsked"];
                };
            };
        };
    };
    sign_in_with_passkey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeyShown"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
        };
    };
    list_measures_due: {
        parameters: {
            query?: {
                until?: string | null;
                limit?: number;
                after?: string | null;
            };
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_MeasureShown_"];
                };
            };
        };
    };
    get_measures: {
        parameters: {
            query?: {
                now?: boolean | null;
            };
            header?: never;
            path: {
                member_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeasuresOf"];
                };
            };
        };
    };
    record_measure: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                member_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MeasureNew"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeasureShown"];
                };
            };
        };
    };
    withdraw_measure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                member_id: string;
                measure_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"] | null;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeasureShown"];
                };
            };
        };
    };
    list_passkeys: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Passkeys"];
                };
            };
        };
    };
    add_passkey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeyMade"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Passkey"];
                };
            };
        };
    };
    ask_to_register: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"] | null;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyAsked"];
                };
            };
        };
    };
    end_passkey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                passkey_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"] | null;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ended"];
                };
            };
        };
    };
    apply_by_oneself: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApplicationSelf"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationReceived"];
                };
            };
        };
    };
    list_members: {
        parameters: {
            query?: {
                number?: string | null;
                external_ref?: string | null;
                status?: ("member" | "paused" | "left") | null;
                language?: ("en" | "cy") | null;
                area?: string | null;
                incomplete?: ("all" | "overdue") | null;
                limit?: number;
                after?: string | null;
            };
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Member_"];
                };
            };
        };
    };
    create_member: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MemberNew"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
        };
    };
    search_members: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
            };
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MemberSearch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Member_"];
                };
            };
        };
    };
    get_member: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                member_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
        };
    };
    change_member: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key"?: string;
                "If-Match": string;
            };
            path: {
                member_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MemberChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
        };
    };
    resume_member: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                member_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"] | null;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
        };
    };
    list_checkpoints: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
            };
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Checkpoint_"];
                };
            };
        };
    };
    get_checkpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: number;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckpointDetail"];
                };
            };
        };
    };
    get_consistency: {
        parameters: {
            query: {
                from: number;
            };
            header?: never;
            path: {
                number: number;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Consistency"];
                };
            };
        };
    };
    get_inclusion: {
        parameters: {
            query?: {
                checkpoint?: number | null;
            };
            header?: never;
            path: {
                transfer_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Inclusion"];
                };
            };
        };
    };
    list_keys: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Keys"];
                };
            };
        };
    };
    get_sample: {
        parameters: {
            query?: {
                checkpoint?: number | null;
            };
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sample"];
                };
            };
        };
    };
    get_proof: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proof"];
                };
            };
        };
    };
    export_member: {
        parameters: {
            query?: {
                format?: "json" | "html";
            };
            header?: never;
            path: {
                member_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberExport"];
                    "text/html": string;
                };
            };
        };
    };
    list_reports: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Report_"];
                };
            };
        };
    };
    get_hours: {
        parameters: {
            query?: {
                from?: string | null;
                to?: string | null;
                by?: components["schemas"]["By"];
                format?: components["schemas"]["Form"] | null;
            };
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hours"];
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
        };
    };
    list_roles: {
        parameters: {
            query?: {
                ended?: boolean | null;
                limit?: number;
                after?: string | null;
            };
            header?: never;
            path: {
                member_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_RoleHeld_"];
                };
            };
        };
    };
    give_role: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                member_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleNew"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleHeld"];
                };
            };
        };
    };
    end_role: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                member_id: string;
                role: "coordinator" | "safeguarding_lead" | "auditor";
                community: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"] | null;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleHeld"];
                };
            };
        };
    };
    list_leads: {
        parameters: {
            query?: {
                ended?: boolean | null;
                limit?: number;
                after?: string | null;
            };
            header?: never;
            path: {
                organisation_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_RoleHeld_"];
                };
            };
        };
    };
    make_lead: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                organisation_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LeadNew"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleHeld"];
                };
            };
        };
    };
    end_lead: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                organisation_id: string;
                member_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"] | null;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleHeld"];
                };
            };
        };
    };
    get_second_factor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactorNow"];
                };
            };
        };
    };
    show_second_factor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"] | null;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthenticatorShown"];
                };
            };
        };
    };
    confirm_second_factor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FirstCode"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
        };
    };
    new_recovery_codes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"] | null;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
        };
    };
    end_second_factor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"] | null;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactorNow"];
                };
            };
        };
    };
    list_machine_codes: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
            };
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_MachineCode_"];
                };
            };
        };
    };
    list_concerns: {
        parameters: {
            query?: {
                closed?: boolean | null;
                limit?: number;
                after?: string | null;
            };
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Concern_"];
                };
            };
        };
    };
    raise_concern: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConcernNew"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConcernRaised"];
                };
            };
        };
    };
    get_concern: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                concern_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Concern"];
                };
            };
        };
    };
    close_concern: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                concern_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConcernClosing"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Concern"];
                };
            };
        };
    };
    get_apart: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                member_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApartFrom"];
                };
            };
        };
    };
    keep_apart: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                member_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Apart"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApartFrom"];
                };
            };
        };
    };
    end_apart: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                member_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Apart"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApartFrom"];
                };
            };
        };
    };
    list_sign_ups: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
            };
            header?: never;
            path: {
                session_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SignUp_"];
                };
            };
        };
    };
    sign_up: {
        parameters: {
            query?: {
                dry_run?: boolean;
            };
            header: {
                "Idempotency-Key": string;
            };
            path: {
                session_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignUpNew"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignUp"];
                };
            };
        };
    };
    cancel_sign_up: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                session_id: string;
                sign_up_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"] | null;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignUp"];
                };
            };
        };
    };
    list_attendance: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
            };
            header?: never;
            path: {
                session_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Attendance_"];
                };
            };
        };
    };
    check_in: {
        parameters: {
            query?: {
                dry_run?: boolean;
            };
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                session_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AttendanceNew"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Attendance"];
                };
            };
        };
    };
    check_in_by_pin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PinTyped"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Attendance"];
                };
            };
        };
    };
    check_out: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                session_id: string;
                attendance_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckOut"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Attendance"];
                };
            };
        };
    };
    state_minutes: {
        parameters: {
            query?: {
                dry_run?: boolean;
            };
            header: {
                "Idempotency-Key": string;
            };
            path: {
                session_id: string;
                attendance_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MinutesStated"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MinutesTaken"];
                };
            };
        };
    };
    withdraw_attendance: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                session_id: string;
                attendance_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"] | null;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Attendance"];
                };
            };
        };
    };
    list_sessions: {
        parameters: {
            query?: {
                organisation_id?: string | null;
                series_id?: string | null;
                activity_id?: string | null;
                area?: string | null;
                state?: ("open" | "cancelled" | "closed") | null;
                mine?: boolean | null;
                starts_from?: string | null;
                starts_to?: string | null;
                limit?: number;
                after?: string | null;
            };
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Session_"];
                };
            };
        };
    };
    create_session: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SessionNew"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
        };
    };
    get_session: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
        };
    };
    change_session: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key"?: string;
                "If-Match": string;
            };
            path: {
                session_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SessionChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
        };
    };
    cancel_session: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                session_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CalledOff"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
        };
    };
    close_session: {
        parameters: {
            query?: {
                dry_run?: boolean;
            };
            header: {
                "Idempotency-Key": string;
            };
            path: {
                session_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"] | null;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionClosed"];
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionClosed"];
                };
            };
        };
    };
    type_sheet_in: {
        parameters: {
            query?: {
                dry_run?: boolean;
            };
            header: {
                "Idempotency-Key": string;
            };
            path: {
                session_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Sheet"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionClosed"];
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionClosed"];
                };
            };
        };
    };
    get_sessions_calendar: {
        parameters: {
            query?: {
                language?: components["schemas"]["Language"] | null;
                activity?: string | null;
                area?: string | null;
                organisation_id?: string | null;
            };
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/calendar": unknown;
                };
            };
        };
    };
    list_series: {
        parameters: {
            query?: {
                organisation_id?: string | null;
                limit?: number;
                after?: string | null;
            };
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Series_"];
                };
            };
        };
    };
    create_series: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SeriesNew"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Series"];
                };
            };
        };
    };
    get_series: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                series_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Series"];
                };
            };
        };
    };
    change_series: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key"?: string;
                "If-Match": string;
            };
            path: {
                series_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SeriesChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Series"];
                };
            };
        };
    };
    end_series: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                series_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CalledOff"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Series"];
                };
            };
        };
    };
    send_code: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeWanted"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeSent"];
                };
            };
        };
    };
    sign_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeShown"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
        };
    };
    sign_in_from_the_machine: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MachineCodeShown"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
        };
    };
    list_sign_ins: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
            };
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SignIn_"];
                };
            };
        };
    };
    end_sign_in: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sign_in_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"] | null;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ended"];
                };
            };
        };
    };
    end_all_sign_ins: {
        parameters: {
            query?: {
                dry_run?: boolean;
            };
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"] | null;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ended"];
                };
            };
        };
    };
    end_members_sign_ins: {
        parameters: {
            query?: {
                dry_run?: boolean;
            };
            header?: never;
            path: {
                member_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"] | null;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ended"];
                };
            };
        };
    };
    list_skills: {
        parameters: {
            query?: {
                q?: string | null;
                kind?: ("can" | "know" | "lend" | "learn") | null;
                activity_id?: string | null;
                member_id?: string | null;
                mine?: boolean | null;
                limit?: number;
                after?: string | null;
            };
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Skill_"];
                };
            };
        };
    };
    create_skill: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SkillNew"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Skill"];
                };
            };
        };
    };
    get_skill: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                skill_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Skill"];
                };
            };
        };
    };
    change_skill: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key"?: string;
                "If-Match": string;
            };
            path: {
                skill_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SkillChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Skill"];
                };
            };
        };
    };
    end_skill: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                skill_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"] | null;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Skill"];
                };
            };
        };
    };
    thank_people: {
        parameters: {
            query?: {
                dry_run?: boolean;
            };
            header: {
                "Idempotency-Key": string;
            };
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ThanksNew"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Thanked"];
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Thanked"];
                };
            };
        };
    };
    last_thanks: {
        parameters: {
            query: {
                organisation_id: string;
                by?: "day" | "month";
            };
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LastThanks"];
                };
            };
        };
    };
    list_transfers: {
        parameters: {
            query?: {
                kind?: ("thank" | "exchange" | "gift" | "donate" | "grant" | "spend" | "retire" | "expire" | "opening" | "reversal") | null;
                account_id?: string | null;
                contribution_id?: string | null;
                hold_id?: string | null;
                from?: string | null;
                to?: string | null;
                sort?: "recorded_at" | "-recorded_at";
                limit?: number;
                after?: string | null;
            };
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Transfer_"];
                };
            };
        };
    };
    post_transfer: {
        parameters: {
            query?: {
                dry_run?: boolean;
            };
            header: {
                "Idempotency-Key": string;
            };
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TransferNew"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransferDetail"];
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
                };
            };
        };
    };
    get_transfer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                transfer_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransferDetail"];
                };
            };
        };
    };
    reverse_transfer: {
        parameters: {
            query?: {
                dry_run?: boolean;
            };
            header: {
                "Idempotency-Key": string;
            };
            path: {
                transfer_id: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReversalNew"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reversed"];
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
                };
            };
        };
    };
    get_request_outcome: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestOutcome"];
                };
            };
        };
    };
    is_alive: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: string;
                    };
                };
            };
        };
    };
    is_ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
        };
    };
    metrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
        };
    };
}
