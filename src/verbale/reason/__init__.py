"""From positions and a state of the world: what stands, what would, what it hangs on. Pure.

One rule: conclude only what a named source says somebody said, and only when the condition they put is
itself established. Silence establishes nothing.
"""
