"""How dates are written, where a language of Django does so in a way of elsewhere."""
