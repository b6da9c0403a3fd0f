"""What items of lists begin with: bullets, numbers and letters."""

import re

BULLET = re.compile(r"([•◦▪‣∙●○■□►✓❖–—*-]|·)\s+(?=\S)")
COUNTED = re.compile(r"\(?(\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s+(?=\S)")
