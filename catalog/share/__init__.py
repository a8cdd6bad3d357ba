"""Pictures for people who share a link: one for a shop, one for goods, 1200 × 630.

Words are set by typst, which shapes Persian rightly on every machine; photographs are laid in by
Pillow. A picture is drawn the first time somebody asks for it and kept beside the media; its
address carries a fingerprint of what it says, so that a new name is a new picture.
"""
