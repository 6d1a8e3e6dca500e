"""Rotas: who is on duty where and when."""
