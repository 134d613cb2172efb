"""Meetings from agenda to signed minutes: invitations, attendance and quorum, resolutions and votes."""
