"""Tests of OpenVox UC."""
