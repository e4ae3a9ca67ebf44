"""What an operator types: python -m backend …"""
